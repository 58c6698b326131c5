"""Job cuts in the sentences that English has for them, and what only looks like one.

`[500 jobs|n=500 s=planned]` marks a cut of Halden Corp: `n` the number, `to` its other end, `q` its
qualifier (exact when left out), `p` the share, `s` the status (completed when left out), `who` another
owner ("-" for none, "+" between several). A sentence without a mark gives no cut.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from spacy.language import Language

from extractor.pipeline.build import load
from extractor.schema import JobCut
from tests.claims.marked import MARK, arguments, claims_of, found_number, marked_number, plain

ACTIVE = [
    "Halden Corp's announcement of [up to 500 layoffs|to=500 q=at_most s=planned] could slow the talks, analysts said.",
    "Halden Corp will cut its office staff by [500 employees|n=500 s=planned] and its mill staff by [600 employees|n=600 s=planned]. "
    "The [1,100 job cuts|n=1100 s=planned] represent a great part.",
    "Corriere della Sera said Halden Corp would cut [5,000 jobs|n=5000 s=possible].",
    "Halden Corp is to axe [150 posts|n=150 s=planned].",
    "Halden Corp may furlough [150 staff|n=150 s=possible].",
    "Halden Corp must cut [150 jobs|n=150 s=planned].",
    "Halden Corp will close a mill. It has another 90 people at its office, who are not affected.",
    "Halden Corp will get rid of [150 staff|n=150 s=planned] next year.",
    "Halden Corp is to let go [150 staff|n=150 s=planned].",
    "Halden Corp is laying off [150 people|n=150 s=planned e=2019-06-01] effective June 1.",
    "The collapse of Halden Corp has cost [150 workers|n=150 s=completed] their jobs.",
    "Halden Corp has given notice to [150 workers|n=150 s=planned].",
    "The axe will fall on [150 jobs|n=150 s=planned] at Halden Corp soon.",
    "Halden Corp wants [150 staff|n=150 s=planned] to leave.",
    "Halden Corp has begun a consultation on [150 redundancies|n=150 s=possible].",
    "Halden Corp will furlough [700 workers|n=700 s=planned].",
    "Halden Corp is in the opening stages of a plan to cut 16 plants and [up to 500 jobs|to=500 q=at_most s=planned].",
    "The closure is in addition to [13,000 jobs|n=13000 s=planned] that Halden Corp had already planned to cut.",
    "Halden Corp has been boosting profit by cutting costs, including [500 jobs|n=500] last year.",
    "Halden Corp has slashed [more than 4,400 mortgage, banking and trading jobs|n=4400 q=at_least].",
    "Halden Corp has cut [60,500 jobs since 2006 -- or more than half of its workforce|n=60500 p=50].",
    "U.S. employers cut jobs by a record [742,000|n=742000 who=-] in March.",
    "Halden Corp has let go [up to 800 workers|to=800 q=at_most] at its headquarters.",
    "Halden Corp, which is also cutting [500 jobs|n=500], has warned that customers are slow.",
    "Halden Corp put at risk [more than 4,500 jobs|n=4500 q=at_least s=possible].",
    "Halden Corp will offer [4,000 salaried workers|n=4000 s=planned] early retirement.",
    "In addition to the [27,000 jobs|n=27000] that Halden Corp had cut as of June, it will close a plant.",
    "Halden Corp said [300 engineers|n=300] it had fired came back.",
    "Halden Corp will cut [500 jobs|n=500 s=planned].",
    "Halden Corp cut [500 jobs|n=500] in January.",
    "Halden Corp has slashed [about 1,200 jobs|n=1200 q=about] this year.",
    "Halden Corp plans to axe [up to 300 posts|to=300 q=at_most s=planned].",
    "Halden Corp shed [more than 4,000 positions|n=4000 q=at_least] last year.",
    "Halden Corp eliminated [600 mortgage jobs|n=600].",
    "Halden Corp is trimming [250 engineers|n=250].",
    "Halden Corp said it would scrap [90 posts|n=90 s=planned].",
    "Halden Corp will abolish [75 positions|n=75 s=planned].",
    "Halden Corp intends to drop [40 roles|n=40 s=planned].",
    "Halden Corp laid off [2,000 workers|n=2000] on Monday.",
    "Halden Corp laid off [840 salaried and non-union employees|n=840] in Ohio.",
    "Halden Corp said [250 of the 620 posts|n=250 s=planned] at its headquarters would go by the summer.",
    "Halden Corp will slash [6% of its workforce, or roughly 600 people|n=600 q=about p=6 s=planned], chief executive Dana Whitlock wrote in a memo.",
    "Halden Corp has let [another 60 people|n=60 s=possible] go, two people familiar with the matter said.",
    "Its rival Halden Corp, which has cut [8,500 jobs|n=8500] this year, warned on Tuesday that demand would fall.",
    "Halden Corp will lay [2,000 workers|n=2000 s=planned] off.",
    "Halden Corp is laying off [some 350|n=350 q=about].",
    "Halden Corp furloughed [1,100 employees|n=1100].",
    "Halden Corp sacked [60 managers|n=60].",
    "Halden Corp fired [a dozen traders|n=12].",
    "Halden Corp has dismissed [120 staff|n=120].",
    "Halden Corp made [85 people|n=85] redundant.",
    "Halden Corp will make [85 people|n=85 s=planned] redundant.",
    "Halden Corp let [30 analysts|n=30] go.",
    "Halden Corp retrenched [210 workers|n=210].",
    "Halden Corp terminated [16 jobs|n=16] in its editorial staff.",
    "Halden Corp may idle [700 workers|n=700 s=possible] at the mill.",
    "Halden Corp wiped out [3,500 jobs|n=3500].",
    "Halden Corp got rid of [45 positions|n=45].",
    "Halden Corp bought out [800 workers|n=800].",
    "Halden Corp offered buyouts to [1,300 employees|n=1300 s=planned].",
    "Halden Corp handed pink slips to [55 workers|n=55].",
    "Halden Corp asked [140 employees|n=140 s=planned] to leave.",
    "Halden Corp put [900 jobs|n=900 s=possible] at risk.",
    "Halden Corp threatened [400 jobs|n=400 s=possible] with its decision.",
    "Halden Corp lost [150 jobs|n=150] in the merger.",
    "Halden Corp will close a plant with [320 workers|n=320 s=planned].",
    "Halden Corp shut a mill employing [270 people|n=270].",
    "Halden Corp will cut costs and [500 jobs|n=500 s=planned].",
    "Halden Corp will trim [950 pilots|n=950 s=planned], [about 600 flight attendants|n=600 q=about s=planned] and [1,500 salaried workers|n=1500 s=planned].",
    "Halden Corp will cut another [1,000 jobs|n=1000 s=planned].",
    "Halden Corp will cut a further [200 jobs|n=200 s=planned].",
    "Halden Corp will cut an additional [200 jobs|n=200 s=planned].",
    "Halden Corp plans to cut [thousands of jobs|n=1000 to=9999 q=vague s=planned].",
    "Halden Corp laid off [between 40 and 50 people|n=40 to=50 q=range].",
    "Halden Corp laid off [hundreds|n=100 to=999 q=vague].",
    "Halden Corp plans to downsize, cutting [80 jobs|n=80 s=planned].",
]

PASSIVE = [
    "Halden Corp said [200 employees|n=200 s=planned] would be notified of layoffs on Thursday.",
    "[Over 950 out of 3,484 employees|n=950 q=at_least] were laid off by Halden Corp on Friday.",
    "[More than 210,000 jobs|n=210000 q=at_least who=-] are known to have been axed.",
    "Halden Corp said [300 tellers|n=300 s=planned] were asked to resign.",
    "Halden Corp said [hundreds of tellers|n=100 to=999 q=vague s=possible] could be asked to leave.",
    "[500 jobs|n=500] were cut by Halden Corp on Friday.",
    "[500 jobs|n=500 s=planned] will be cut at Halden Corp in May.",
    "Halden Corp said [380 positions|n=380 s=planned] will be cut.",
    "Halden Corp said [380 positions|n=380] had been eliminated.",
    "At Halden Corp, [200 workers|n=200] were laid off in May.",
    "Halden Corp said [200 workers|n=200 s=possible] could be laid off.",
    "Halden Corp said [65 employees|n=65] were made redundant.",
    "Halden Corp said [65 employees|n=65] were let go.",
    "Halden Corp said [65 employees|n=65] had been dismissed.",
    "Halden Corp said [1,400 jobs|n=1400] have been lost.",
    "Halden Corp said [70 posts|n=70 s=planned] would be axed.",
    "Halden Corp said [70 posts|n=70 s=planned], mostly in Ohio, would be scrapped.",
    "[About 20 employees|n=20 q=about] were furloughed, Halden Corp said.",
    "[Some 90 jobs|n=90 q=about s=possible] are threatened at Halden Corp after the fire.",
    "Halden Corp told [430 workers|n=430] that they had been laid off.",
]

ACTORS = [
    "[450 workers|n=450 s=planned] will lose their jobs at Halden Corp this year.",
    "Halden Corp said [450 jobs|n=450 s=planned] would go.",
    "Halden Corp said [450 jobs|n=450 s=possible] could disappear.",
    "Halden Corp said [450 jobs|n=450 s=possible] were at risk.",
    "Halden Corp told [300 workers|n=300] that their positions were being eliminated.",
    "Halden Corp has begun to notify [18,000 people|n=18000 s=planned] that their jobs are going.",
    "Halden Corp said [450 jobs|n=450 s=possible] were under threat.",
    "Halden Corp will sell its mill, putting [4,000 jobs|n=4000 s=possible] in doubt.",
    "Halden Corp said it would warn [2,500 pilots|n=2500 s=possible] of possible layoffs.",
    "Halden Corp said [246 workers|n=246 s=planned] would go by Christmas.",
    "Halden Corp will cut [171 jobs|n=171 s=planned]: [88|n=88 s=planned] at its main campus, [52|n=52 s=planned] in Millbrook and [31|n=31 s=planned] in Stafford.",
    "Halden Corp has cut [500 jobs|n=500], of which [300|n=300] were in Ohio.",
    "Halden Corp has cut [500 jobs|n=500] since May, among them [300|n=300] in Ohio.",
    "Halden Corp said [450 jobs|n=450 s=possible] were in jeopardy.",
    "Halden Corp said [450 jobs|n=450 s=possible] were on the line.",
    "Halden Corp said [100 staff|n=100 s=planned] would leave the company.",
    "Halden Corp said [260 workers|n=260] had accepted buyouts.",
    "Halden Corp said [260 workers|n=260] had participated in its buyout program.",
    "Halden Corp said [about 90 workers|n=90 q=about] had signed up for early retirement.",
    "Halden Corp will reduce its workforce by a total of [2,000 people|n=2000 s=planned].",
    "Halden Corp will cut its staff by a net [2,000 jobs|n=2000 s=planned] this year.",
    "Halden Corp shed an average of [200 jobs|n=200 s=completed] a month.",
    "Halden Corp said [260 workers|n=260] took voluntary redundancy.",
    "Halden Corp said [1,100 employees|n=1100 s=planned] were eligible for severance.",
    "Halden Corp said [310 workers|n=310 s=possible] faced the axe.",
    "Halden Corp said [310 workers|n=310] had received redundancy notices.",
]

NOMINAL = [
    "Layoffs at Halden Corp will [exceed 2,500 employees|n=2500 q=at_least s=planned].",
    "Halden Corp had no comment on rumors about [a 15 percent job cut|p=15 s=possible] at its unit.",
    "Halden Corp said its job cuts rose 12 percent to [75,000|n=75000].",
    "Planned layoffs jumped to [241,749|n=241749 s=planned who=-] in January.",
    "Job cuts in the sector fell to [4,100|n=4100 who=-] last month.",
    "Employers announced [120,000 job cuts|n=120000 s=planned who=-]. Retailers led with [53,968 cuts|n=53968 s=planned who=-].",
    "Halden Corp cut [200 jobs|n=200] in May. It announced a second wave of [300 cuts|n=300 s=planned].",
    "Halden Corp will cut [1,200 jobs|n=1200 s=planned]. [About 700 of the jobs|n=700 q=about s=planned] will go at the Dayton plant and [500|n=500 s=planned] in Toledo.",
    "Economists expect a decline of [75,000 jobs|n=75000 s=possible who=-].",
    "The recession left the economy down [5.1 million jobs|n=5100000 who=-].",
    "Halden Corp announced [500 layoffs|n=500 s=planned].",
    "Halden Corp announced [1,700 more job cuts|n=1700 s=planned].",
    "Halden Corp announced layoffs of [500 workers|n=500 s=planned].",
    "Halden Corp announced job cuts of [between 1,500 and 2,000|n=1500 to=2000 q=range s=planned].",
    "Halden Corp announced the elimination of [600 positions|n=600 s=planned].",
    "Halden Corp announced the loss of [95 jobs|n=95 s=planned].",
    "Halden Corp announced a headcount reduction of [up to 2,000 jobs|to=2000 q=at_most s=planned].",
    "Halden Corp announced [220 redundancies|n=220 s=planned].",
    "Halden Corp announced [220 compulsory redundancies|n=220 s=planned].",
    "Halden Corp announced layoffs affecting [1,250 employees|n=1250 s=planned].",
    "Layoffs at Halden Corp hit [1,200 workers|n=1200].",
    "The layoffs at Halden Corp will affect [1,200 workers|n=1200 s=planned].",
    "The restructuring at Halden Corp will cost [340 jobs|n=340 s=planned].",
    "Halden Corp said the closure would affect [90 workers|n=90 s=planned].",
    "Halden Corp said the move would result in [25 job cuts|n=25 s=planned].",
    "Halden Corp said the plan includes [130 job losses|n=130 s=planned].",
    "Halden Corp expects [800 staff cuts|n=800 s=planned].",
    "Halden Corp seeks [30,000 job cuts|n=30000 s=planned].",
    "Halden Corp expects a net loss of [40 jobs|n=40 s=planned].",
]

SHARES = [
    "Halden Corp announced job cuts of [5 percent, or 3,000 positions|n=3000 p=5 s=planned], due to weak demand.",
    "Halden Corp plans to cut [1,000 European jobs|n=1000 s=planned], a quarter of those in Spain.",
    "There was talk that [as many as a third|p=33.3 s=possible] of Halden Corp's 6,000-plus staff could lose their jobs.",
    "Halden Corp will cut [up to 850 jobs in Britain and the United States, equivalent to around 6 percent of its workforce|to=850 q=at_most p=6 s=planned].",
    "Halden Corp needs to cut [9,200 jobs|n=9200 s=planned] to bring its work force down to 40,000.",
    "Halden Corp will cut [3,500 jobs worldwide, 8 percent of its workforce|n=3500 p=8 s=planned].",
    "Halden Corp will cut [10 percent of its workforce|p=10 s=planned] of 15,000 employees.",
    "Halden Corp laid off [half of its staff|p=50]. Halden Corp furloughed [600 more workers|n=600].",
    "[Half of the staff|p=50] of Halden Corp have been laid off since December. Halden Corp fired [dozens of drivers|n=24 to=99 q=vague] last week.",
    "Halden Corp will cut [10 percent of its workforce|p=10 s=planned].",
    "Halden Corp will cut its workforce by [10 percent|p=10 s=planned].",
    "Halden Corp will reduce headcount by [about 9,100|n=9100 q=about s=planned].",
    "Halden Corp cut staff by [more than 2,500 employees|n=2500 q=at_least].",
    "Halden Corp reduced its staffing by [847 people|n=847].",
    "Halden Corp laid off [a third of its staff|p=33.3 q=about].",
    "Halden Corp laid off [half its staff|p=50].",
    "Halden Corp plans to shed [one in five jobs|p=20 s=planned].",
    "Halden Corp's workforce was cut by [5 percent|p=5].",
    "Halden Corp announced a [15 percent cut in its workforce|p=15 s=planned].",
    "Halden Corp announced a [7 percent workforce reduction|p=7 s=planned].",
    "Halden Corp cut [1,500 people, or 5 percent of its staff|n=1500 p=5].",
    "Halden Corp cut [9,742 jobs, or 16 percent|n=9742 p=16].",
    "Halden Corp will cut [10 percent of its staff, or almost 3,300 jobs|n=3300 q=about p=10 s=planned].",
    "Halden Corp cut [13% of its workforce, impacting over 11,000 employees|n=11000 q=at_least p=13].",
    "Halden Corp cut [500 jobs (4% of its workforce)|n=500 p=4].",
    "Halden Corp will cut [750 jobs|n=750 p=6 s=planned]. The cuts amount to about 6 percent of its workforce.",
    "Halden Corp will cut [750 jobs|n=750 p=6 s=planned]. The layoffs represent 6 percent of the company's staff.",
    "Halden Corp will cut [6 percent of its workforce|n=750 q=about p=6 s=planned]. It will eliminate about 750 positions.",
    "Halden Corp cut its workforce from [9,000 to 5,000 employees|n=4000].",
    "Halden Corp had [12,000 employees in June, down from 15,000|n=3000] a year earlier.",
]

HEADLINES = [
    "Halden Corp to cut another [5,000 jobs|n=5000 s=planned] by end of 2020",
    "Halden Corp to lay off [1,500 hourly workers|n=1500 s=planned] as demand slows",
    "Halden Corp cuts workforce by [10 percent|p=10]",
    "Halden Corp lays off [300|n=300]",
    "Halden Corp may cut [1,000 more jobs|n=1000 s=possible]",
    "About 500 people are unemployed, and another [300|n=300 s=possible who=-] are expected to lose their jobs this year.",
    "With Halden Corp's decision to move in May, eliminating [500 jobs|n=500 s=completed] to turn to paper, keeping the old mill did not seem wise.",
    "Halden Corp, eliminating [500 jobs|n=500 s=completed] in May, did not grow.",
    "Neither Halden Corp nor its main unit has laid off [500 workers|n=500 s=denied].",
    "Halden Corp plans to cut [2,900 more jobs|n=2900 s=planned] after taking more than $6.5 billion in write-downs.",
    "The plan will require a reduction in Halden Corp's salaried and management work force by [500 employees|n=500 s=planned].",
    "Halden Corp layoffs hit [1,200|n=1200]",
    "[4,000 jobs|n=4000 s=planned] to go at Halden Corp",
    "Halden Corp plans up to [400 additional job cuts|to=400 q=at_most s=planned]",
]

STATUS = [
    "Halden Corp's layoffs will affect [500 workers|n=500 s=planned].",
    "Halden Corp is pushing ahead with its savings, highlighted by layoffs likely to number in the [hundreds|n=100 to=999 q=vague s=possible].",
    "Halden Corp could cut [up to 2,300 jobs in Britain or around 2 percent of its workforce|to=2300 q=at_most p=2 s=possible].",
    "The Dayton, Ohio-based maker Halden Corp said it will reduce its workforce by [2,200|n=2200 s=planned].",
    "Halden Corp cut [12,000 jobs|n=12000] in January, followed by [9,000 more|n=9000] in July.",
    "Halden Corp said it was cutting [500 jobs|n=500 s=planned].",
    "Halden Corp is cutting [500 jobs|n=500].",
    "Halden Corp said in May it would cut [500 jobs|n=500 s=planned] and may have to close a mill, a source close to the firm told a newspaper.",
    "Halden Corp announced [500 job cuts|n=500 s=planned] while its rival is expected to do so too, a source said.",
    "Halden Corp is cutting [about 100 jobs|n=100 q=about s=possible] -- mostly at its head office -- a source familiar with the situation said.",
    "Halden Corp is set to cut [500 jobs|n=500 s=possible], a newspaper reported on Monday, citing unidentified sources.",
    "Halden Corp used its bankruptcy to cut [6,000 jobs|n=6000].",
    "The savings of Halden Corp came from a program of [500 job cuts|n=500].",
    "Along with [1,900 jobs|n=1900] already cut, Halden Corp will close two plants.",
    "Halden Corp has now seen [500 jobs|n=500] go.",
    "Halden Corp plans to close or sell four U.S. plants, several overseas plants, and cut [900 jobs|n=900 s=planned].",
    "These firms shrink or are otherwise in trouble: Halden Corp said it would cut [500 jobs|n=500 s=planned].",
    "Halden Corp Research raised its estimate for the fall in payrolls to [750,000 job losses|n=750000 s=possible who=-].",
    "The number was revised up to [706,000 job losses|n=706000 who=-].",
    "It is not right that [500 jobs|n=500] at Halden Corp are being eliminated.",
    "Halden Corp will close its subprime unit, get rid of [1,200 jobs|n=1200 s=planned], and take a charge.",
    "Halden Corp warned that [400 more jobs|n=400 s=planned] would be eliminated over two years.",
    "Halden Corp warned that [400 jobs|n=400 s=possible] could be eliminated.",
    "Dayton, Ohio-based Halden Corp said it will cut [500 jobs|n=500 s=planned].",
    "Halden Corp said the program would be costly if [15 percent of employees|p=15 s=possible] were laid off.",
    "The loans staved off a collapse that would have cost Halden Corp [500 jobs|n=500 s=possible].",
    "The institute expects [500 jobs|n=500 s=possible who=-] to disappear this year.",
    "Sales rose in April, a month when the economy probably shed [630,000 jobs|n=630000 s=possible who=-].",
    "Job losses at Halden Corp, which have topped [6,000|n=6000] since May, may be easing.",
    "Halden Corp's announcement of [900 more layoffs|n=900 s=planned] could hurt its talks with the union.",
    "Halden Corp could make an announcement of [500 layoffs|n=500 s=possible] this week.",
    "Forecasts are that [80,000 more jobs|n=80000 s=possible who=-] will be cut.",
    "The gloomiest forecast is for payrolls to contract by [810,000|n=810000 s=possible who=-].",
    "Halden Corp is in the process of laying off [500 workers|n=500].",
    "Halden Corp will begin the process of laying off [500 workers|n=500 s=planned].",
    "Halden Corp announced plans to raise cash, slash its dividend and cut [4,200 jobs|n=4200 s=planned].",
    "Halden Corp's overhaul has included slashing [more than 3,000 jobs|n=3000 q=at_least].",
    "Halden Corp's overhaul includes slashing [3,000 jobs|n=3000 s=planned].",
    "Halden Corp said last year's actions, including [2,000 layoffs|n=2000], lifted its profit.",
    "Halden Corp said that none of its [6,000 jobs|n=6000 s=denied] would be cut.",
    "Halden Corp wants to avoid adding to the [8,000 jobs|n=8000] it has cut.",
    "Staff at Halden Corp must brace for [500 more job losses|n=500 s=possible].",
    "Dropping the Halden Corp brand would eliminate [3,400 jobs|n=3400 s=possible].",
    "Bank layoffs could surpass the record [153,000 job cuts|n=153000 who=-] announced in 2017.",
    "Data is expected to show a loss of [50,000 jobs|n=50000 s=possible who=-] in May, compared with [20,000 job cuts|n=20000 who=-] in April.",
    "Economists forecast a loss of [90,000 jobs|n=90000 s=possible who=-], the least since May when employers cut [80,000 jobs|n=80000 who=-].",
    "Halden Corp is expected to shed [500 jobs|n=500 s=possible] after cutting [400 jobs|n=400] in May.",
    "The slump has forced Halden Corp to close plants and lay off [500 workers|n=500].",
    "The slump has forced Halden Corp to lay off [500 workers|n=500].",
    "A poll of economists showed a loss of [180,000 jobs|n=180000 s=possible who=-].",
    "U.S. employers cut [80,000 jobs|n=80000 who=-], more than the median forecast of economists.",
    "Halden Corp would not rule out [500 job cuts|n=500 s=possible].",
    "Halden Corp would not rule out job cuts of [as much as 15 percent|p=15 s=possible].",
    "Halden Corp said it would reduce spending, lower flying capacity by 5 percent and axe another [1,750 jobs|n=1750 s=planned].",
    "Both Halden Corp and its rivals had said they would cut [500 jobs|n=500 s=planned].",
    "Halden Corp had warned that profit would fall and announced [500 job cuts|n=500 s=planned].",
    "Halden Corp said estimates that [500 jobs|n=500 s=possible] would go were too high.",
    "Halden Corp will cut [2,000 jobs|n=2000 s=possible], according to two sources. The Oslo Daily Times earlier reported the 2,000 job cuts.",
    "Halden Corp did not recover after cutting [500 jobs|n=500].",
    "Halden Corp does not expect to cut more than [500 jobs|to=500 q=at_most s=possible].",
    "Halden Corp denied that it would cut [more than 500 jobs|n=500 q=at_least s=denied].",
    "Halden Corp is considering cutting [500 jobs|n=500 s=possible].",
    "Halden Corp is weighing [500 job cuts|n=500 s=possible].",
    "Halden Corp might cut [500 jobs|n=500 s=possible].",
    "Halden Corp could lay off [500 workers|n=500 s=possible].",
    "Halden Corp is likely to cut [500 jobs|n=500 s=possible].",
    "Halden Corp is expected to cut [500 jobs|n=500 s=possible].",
    "Halden Corp expects to cut [500 jobs|n=500 s=planned].",
    "Analysts expect Halden Corp to cut [500 jobs|n=500 s=possible].",
    "Halden Corp will cut [500 jobs|n=500 s=possible], a person familiar with the matter said.",
    "Halden Corp will cut [500 jobs|n=500 s=possible], according to two sources.",
    "Halden Corp will cut [500 jobs|n=500 s=possible], the Daily Courier newspaper reported.",
    "Halden Corp will cut [500 jobs|n=500 s=planned], a company spokesman said.",
    "Halden Corp would have to cut [500 jobs|n=500 s=possible] if the deal failed.",
    "Halden Corp will not cut [500 jobs|n=500 s=denied].",
    "Halden Corp denied that it would cut [500 jobs|n=500 s=denied].",
    "Halden Corp has no plans to cut [500 jobs|n=500 s=denied].",
    "Halden Corp ruled out [500 layoffs|n=500 s=denied].",
    "Halden Corp did not say when it would cut [500 jobs|n=500 s=planned].",
    "Halden Corp announced it was cutting [500 jobs|n=500 s=planned].",
    "Halden Corp has begun laying off [500 workers|n=500].",
    "Halden Corp agreed to cut [500 jobs|n=500 s=planned].",
]

OWNERS = [
    "Several major banks, including Citigroup (C.N) and Barclays (BARC.L), have each announced "
    "[thousands of job cuts|n=1000 to=9999 q=vague s=planned who=Citigroup+Barclays].",
    "Citigroup fell. It comes months after former Halden Corp head Ruth Marsh took over at Citigroup. Marsh then announced she would cut "
    "[870 jobs|n=870 s=planned who=-].",
    'Brevik Ltd has shops. "It is hard," said Tom Lee of Halden Corp. He thinks [1,000 office jobs|n=1000 s=possible who=-] could go.',
    "Halden Corp's parent company will cut [600 jobs|n=600 s=planned who=-].",
    "The slump swept up Bolt Inc and Halden Corp as they cut [thousands of jobs|n=1000 to=9999 q=vague who=Bolt_Inc+Halden_Corp].",
    "Halden Corp will cut [500 jobs|n=500 s=planned]. The cuts add to [more than 80,000 job losses|n=80000 q=at_least who=-] across the banking landscape.",
    "Halden Corp will cut [500 jobs|n=500 s=planned]. It follows the [thousands of positions|n=1000 to=9999 q=vague who=-] lost in the downturn for U.S. automakers.",
    "Ads fell at Halden Corp in May. The unit plans to cut [500 jobs|n=500 s=planned].",
    "Bolt Inc will cut [2,500 jobs|n=2500 s=planned who=Bolt_Inc]. Last year [3,000 employees|n=3000] lost their jobs when Halden Corp declared bankruptcy.",
    "Halden Corp will shrink. Costs rose. Last year the world's second-largest tannery cut [2,000 jobs|n=2000] in a plan to cut [8,700 jobs|n=8700 s=planned].",
    "Bolt Inc may cut [500 jobs|n=500 s=possible who=Bolt_Inc] on top of [900|n=900 s=possible] already announced by Halden Corp this year.",
    "What to watch. HALDEN CORP HLC.N A loss is seen. A charge for the firing of [up to 1,200 employees|to=1200 q=at_most s=possible who=HALDEN_CORP] is expected.",
    "Halden Corp will cut [500 jobs|n=500 s=planned]. More than [60,000 mortgage job cuts|n=60000 q=at_least s=planned who=-] have been announced this year.",
    "Non-farm payrolls fell by [300,000|n=300000 who=-], Halden Corp said.",
    "Pump maker Halden Corp. ( HLC.L ) is set to announce [600 job losses|n=600 s=planned who=Halden_Corp.].",
    "Halden Corp fell. The cuts come after [8,000 people|n=8000 who=Bolt_Inc+Tallis_Corp] have lost jobs at makers like Bolt Inc and Tallis Corp in May.",
    "Halden Corp said it was cutting [1,100 jobs|n=1100 s=planned], adding to [80,000 job losses|n=80000 who=-] among banks.",
    "Halden Corp -- bailed out in 2005 by Bolt Inc -- said it has reduced its workforce by [12 percent|p=12].",
    "Bolt Inc and Tallis Corp fell. * HALDEN CORP The pump maker has cut [400 jobs|n=400 who=HALDEN_CORP].",
    "Bolt Inc told staff on Friday that [900 jobs|n=900 s=planned who=Bolt_Inc] would disappear, Halden Corp reported.",
    "The data showed [90,000 jobs|n=90000 who=-] were cut in May, reflecting in part 27,000 strikers at Halden Corp.",
    "Halden Corp had been large before its collapse, which resulted in the firing of [3,200 employees|n=3200].",
    "Halden Corp rose, the Labor Department said payrolls fell by [4,000|n=4000 who=-] in August.",
    "Bolt Inc is shedding [2,400 jobs|n=2400 who=Bolt_Inc] and chip maker Halden Corp plans to cut [600 jobs|n=600 s=planned].",
    "Bolt Inc's Halden Corp unit is cutting [500 jobs|n=500].",
    "Halden Corp fell. A bankruptcy of Halden Corp and Bolt Inc could eliminate [5,000 jobs|n=5000 s=possible who=Bolt_Inc+Halden_Corp].",
    "Halden Corp and Bolt Inc compiled a plan to reduce its workforce by [600|n=600 s=planned who=Bolt_Inc+Halden_Corp].",
    "The plan comes amid cuts of [500 jobs|n=500] at Halden Corp in May.",
    "Bolt Inc fell. The institute expects lenders to cut [8,000 jobs|n=8000 s=possible who=-]. It had forecast [6,500 job losses|n=6500 s=possible who=-].",
    "Deutsche Post's plans threaten [40,000 jobs|n=40000 s=possible who=Deutsche_Post].",
    "Brevik Ltd said most cuts will be here, including [460 jobs|n=460 s=planned] at Halden Corp this year.",
    "Brevik Ltd grew while its rival Halden Corp ( HLKGn.DE ) is expected to axe [900 jobs|n=900 s=possible].",
    "Halden Corp and Brevik Ltd will merge. The companies have shed [500 jobs|n=500 who=Halden_Corp+Brevik_Ltd].",
    "Halden Corp will wait. The tracker Challenger Inc. said planned layoffs rose to [76,773|n=76773 s=planned who=-] in November.",
    "The bank Halden Corp said a sharp downturn in demand was forcing it to eliminate [2,600 jobs|n=2600 s=planned].",
    "Workers voted on a deal to end a strike that shut Halden Corp and triggered [thousands of layoffs|n=1000 to=9999 q=vague who=-].",
    "Joel Strand, chairman of Halden Corp, said the data was consistent with a loss of [about 670,000 jobs|n=670000 q=about who=-].",
    "[More than 34,000 workers|n=34000 q=at_least] left Halden Corp after accepting buyout packages.",
    "Well over [100,000 jobs|n=100000 q=at_least who=-] have been lost at the world's largest banks, among them Halden Corp.",
    "Halden Corp shares fell. Tighter credit has led many lenders to cut [tens of thousands of jobs|n=10000 to=99999 q=vague who=-].",
    "Halden Corp is hiring. Financial institutions have announced almost [350,000 layoffs|n=350000 q=about s=planned who=-] since August.",
    "Halden Corp will wait. It follows [thousands of job cuts|n=1000 to=9999 q=vague s=planned who=Brevik_Ltd] announced by other insurers, including Brevik Ltd, this year.",
    "Halden Corp said job cuts by construction firms totaled [21,620|n=21620 who=-].",
    "The ministry said it would cut [500 jobs|n=500 s=planned who=-].",
    "Halden Corp must pay the wages of [thousands of workers|n=1000 to=9999 q=vague who=-] laid off by a moratorium.",
    "Ann Hecht, of the agency Brevik Ltd, told the hearing a freeze threatened [24,000 jobs|n=24000 s=possible who=-].",
    "The slump forced Halden Corp to lay off [500 workers|n=500].",
    "Halden Corp said on Friday it had decided nothing, after the newspaper Oslo Times reported it could cut [thousands of jobs|n=1000 to=9999 q=vague s=possible].",
    "Halden Corp will cut [2,000 jobs|n=2000 s=planned]. The Oslo Daily Times earlier reported the 2,000 job cuts.",
    "Halden Corp announced [9,000 job cuts|n=9000 s=planned] to bring total headcount to under 80,000.",
    "A strike at Halden Corp triggered [thousands of layoffs|n=1000 to=9999 q=vague who=-].",
    "The crisis puts at risk [900 jobs|n=900 s=possible] at Halden Corp this year.",
    "Brevik Ltd said on Monday that Halden Corp will cut [500 jobs|n=500 s=planned].",
    "Halden Corp and Brevik Ltd cut [900 jobs|n=900 who=Halden_Corp+Brevik_Ltd].",
    "Halden Corp cut 200 jobs and Brevik Ltd [300|n=300 who=Brevik_Ltd].".replace(
        "200 jobs", "[200 jobs|n=200]"
    ),
    "U.S. employers cut [533,000 jobs|n=533000 who=-] in November.",
    "Tech companies laid off [150,000 people|n=150000 who=-] in 2018.",
    "The financial sector shed [40,200 jobs|n=40200 who=-] in the downturn.",
    "[216,000 jobs|n=216000 who=-] were lost last month.",
    "Employers announced [41,676 job cuts|n=41676 s=planned who=-] last month, up from [39,358|n=39358 s=planned who=-] in January.",
    "The job cuts at Halden Corp include [700 workers|n=700] in Michigan.",
    "Halden Corp's [500 layoffs|n=500] upset the town.",
    "Halden Corp, which bought Brevik Ltd in 2017, will cut [500 jobs|n=500 s=planned].",
]

NO_CUT = [
    "Halden Corp said 500 workers would go on strike.",
    "Halden Corp said 500 workers will go to court over their pay.",
    "Bolt Inc said it could remove all 13 directors of Halden Corp without cause.",
    "About one job cut in six at Halden Corp is due to the market.",
    "Halden Corp said that personal details of 25,000 people were lost in the post.",
    "The bonuses of 400 managing directors of Halden Corp will be cut.",
    "Halden Corp loses 20,000 workers a year by attrition.",
    "Halden Corp said there could be job losses among its 6,500 staff.",
    "Halden Corp told its workers in three states on Tuesday that they were losing their jobs.",
    "Bolt Bank cut its forecast for payrolls to 90,000 from 150,000, and Halden Corp lowered its forecast to 125,000 from 135,000.",
    "Halden Corp said it reduced the number of its outstanding trade positions by about 18,900.",
    "Some of Halden Corp's 6,100 employees may lose their jobs.",
    "Halden Corp said it has cut the salaries of its senior executive team by 20 percent.",
    "In January, 39 percent expected job cuts at Halden Corp.",
    "Halden Corp has about 1,000 employees, and said more jobs will be cut.",
    "A report showed 360,165 people at Halden Corp had their monthly payments reduced.",
    "Halden Corp would aim to cut 30 percent of its payroll costs.",
    "Halden Corp has about 12,000 factory workers eligible for retirement.",
    "Halden Corp asked 28,000 managers, who say they will hire, and those who plan cuts.",
    "About 90 percent of the workers who took buyouts have left the payroll of Halden Corp.",
    "The offer of Halden Corp includes a gradual pay cut of 9 percent for the staff.",
    "The union told Halden Corp that one job lost was too many.",
    "In past slumps Halden Corp planned large-scale cuts, defined as cutting at least 10 percent of their workforce.",
    "Late payments to Halden Corp rose to 8.70 percent from 8.30 percent the month before as job losses grew.",
    "Halden Corp has lost 20 percent or more of its revenue as more people read online.",
    "While 27 percent at Halden Corp hired, just 12 percent reported job cuts.",
    "When the overhaul of Halden Corp is complete, Ohio will represent about 80 percent of the company's total.",
    "The heads of two Halden Corp banks have lost their jobs.",
    "Enrollment at Halden Corp fell by 288,000 people as employers cut jobs.",
    "A survey by Halden Corp showed that 40 percent expected more layoffs.",
    "Dozens of buyouts planned by Halden Corp were in danger.",
    "The law bars Halden Corp from firing more than 2 percent of its staff.",
    "Halden Corp's contracts cover 18,000 workers remaining on the line.",
    "Based on the closing price Halden Corp is large -- it employs 12,000 people.",
    "Mass layoffs, defined as job cuts involving at least 50 people, rose at Halden Corp.",
    "Halden Corp pays benefits to roughly 1.5 million retired workers.",
    "Halden Corp has 63 employees who are taking advantage of its military leave policy.",
    "Halden Corp found new positions for about 70 percent of the workers affected by the closure.",
    "Halden Corp needs a 20 percent cut in wages and benefits for hourly workers.",
    "Some 179,000 more jobs were cut at Halden Corp in August and September than had been thought.",
    "Halden Corp saw more mass layoffs, defined as affecting 50 or more workers.",
    "Halden Corp extended the deadline for its 26,000 workers to accept buyouts.",
    "Halden Corp is jeopardizing the livelihoods of our over 2,000 employees.",
    "Halden Corp will cut the wages of 3,000 employees.",
    "Halden Corp laid off most of its 11,000 staff.",
    "Mass layoffs -- involving 50 or more people -- hit their highest level at Halden Corp.",
    "Halden Corp will lower pensions. The cuts will affect 17,000 retirees and employees.",
    "Five employees of Halden Corp threatened to quit.",
    "Halden Corp cut workers' pay by 5 percent.",
    "Halden Corp cut sales agents' base salaries by about 30 percent.",
    "Some 5,000 residents were asked to leave the town.",
    "Halden Corp reported 300 price cuts.",
    "Halden Corp's layoffs came after orders fell to 3,000.",
    "The number of mass layoff events rose to 2,690.",
    "A drop of 500 customers hurt Halden Corp.",
    "The 500 workers that Halden Corp hired will stay.",
    "Halden Corp will cut costs by $500 million.",
    "Halden Corp cut output by 10 percent.",
    "Halden Corp cut capacity by 7.5 percent this year.",
    "Halden Corp cut its prices by 20 percent.",
    "Halden Corp slashed its dividend by 50 percent.",
    "Halden Corp will cut 125 stores and 4,000 sales outlets.",
    "Halden Corp trimmed 300 flights from its schedule.",
    "Halden Corp created 500 jobs in Ohio.",
    "Halden Corp added 2,000 workers last year.",
    "Halden Corp will hire 1,000 people.",
    "The deal saved 500 jobs at Halden Corp.",
    "The loan will protect 3,000 jobs at Halden Corp.",
    "Halden Corp offered buyouts to all of its 7,000 workers.",
    "The stimulus plan prevented layoffs of 500 teachers.",
    "Halden Corp could lose $3 million of revenue, half of its total.",
    "Home values have dropped a total 12.8 percent.",
    "A total of 1,235 mass layoffs were reported in June.",
    "Halden Corp ended the year with 13,600 employees and said it would take severance charges.",
    "Halden Corp has 850 job openings.",
    "Halden Corp received 12,000 applications for 40 jobs.",
    "About 5,000 workers at Halden Corp went on strike.",
    "Twelve workers died at the Halden Corp mine.",
    "Three Halden Corp employees were injured in the blast.",
    "Initial claims for jobless benefits fell by 16,000 last week.",
    "The unemployment rate fell to 4.5 percent.",
    "Halden Corp froze hiring for 6 months.",
    "The central bank cut interest rates by 50 basis points.",
    "Police fired 20 shots outside the Halden Corp plant.",
    "Halden Corp fired two engines of the rocket.",
    "Halden Corp shares lost 12 percent.",
    "Halden Corp lost $3 billion in the quarter.",
    "Halden Corp lost 683,000 subscribers.",
    "Halden Corp reported net losses of 202,000 customers.",
    "Halden Corp dropped 3 of its 20 suppliers.",
    "Halden Corp reduced its debt by 15 percent.",
    "Halden Corp reduced its stake to 5 percent from 12 percent.",
    "Halden Corp employs 12,000 people.",
    "Halden Corp has a workforce of 30,000.",
    "Halden Corp trained 700 workers in new skills.",
    "Halden Corp gave 4,000 employees a bonus.",
    "Halden Corp promoted 60 managers.",
    "Halden Corp moved 220 staff to another office.",
    "Halden Corp recalled 1,500 workers from furlough.",
    "Halden Corp will cut salaries by 5 percent.",
    "Halden Corp cut pay for 2,000 employees.",
    "Halden Corp cut working hours for 600 employees.",
    "Halden Corp cut 3 percentage points off its growth forecast.",
    "Halden Corp scrapped a plan for 12 plants.",
    "Halden Corp eliminated 40 percent of its emissions.",
    "Halden Corp phased out 6 models.",
    "Halden Corp let 3 million customers down.",
    "Halden Corp laid 500 miles of cable.",
    "Halden Corp will release 80 products.",
    "Halden Corp dismissed 14 lawsuits as baseless.",
    "Halden Corp closed 600 cafes.",
    "Halden Corp slashed its 2009 forecast by 30 percent.",
    "Halden Corp's employment index fell 8 points.",
    "Retail sales fell 1.8 percent.",
    "Halden Corp replaced its chief executive after 9 years.",
    "More than 300 people lost their homes in the fire.",
    "The storm cost insurers 40 claims a day.",
    "Halden Corp offered 2,500 employees free shares.",
    "Halden Corp will reduce the number of plants to 34 from 47.",
    "Halden Corp has cut jobs.",
    "Halden Corp declined to say how many jobs would go.",
    "Halden Corp's union has 9,000 members.",
    "Halden Corp retired 20 aircraft.",
]


@cache
def pipeline() -> Language:
    return load(kinds=["job_cut"])


def cuts_of(text: str) -> list[JobCut]:
    return claims_of(pipeline(), JobCut, text)


def expected(mark: str) -> dict[str, Any]:
    given = arguments(mark)
    who = given.get("who", "Halden_Corp")
    return {
        "count": marked_number(given),
        "percent": given.get("p"),
        "status": given.get("s", "completed"),
        "companies": [] if who == "-" else sorted(name.replace("_", " ") for name in who.split("+")),
    }


def found(cut: JobCut) -> dict[str, Any]:
    share = cut.percent
    return {
        "count": found_number(cut.count),
        "percent": None if share is None else plain(share.low if share.low is not None else share.high),
        "status": cut.status,
        "companies": sorted(company.name for company in cut.companies),
    }


@pytest.mark.parametrize(
    "marked", [*ACTIVE, *PASSIVE, *ACTORS, *NOMINAL, *SHARES, *HEADLINES, *STATUS, *OWNERS]
)
def test_a_cut_with_its_arguments(marked: str) -> None:
    text = MARK.sub(r"\1", marked)
    cuts = cuts_of(text)
    assert [found(cut) for cut in cuts] == [expected(mark[2]) for mark in MARK.finditer(marked)]
    for cut, mark in zip(cuts, MARK.finditer(marked), strict=True):
        assert any(span.text in mark[1] or mark[1] in span.text for span in cut.mentions)


@pytest.mark.parametrize("text", NO_CUT)
def test_what_only_looks_like_a_cut(text: str) -> None:
    assert cuts_of(text) == []


DAYS = [
    (
        "Halden Corp filed for bankruptcy in October 2015 and has announced plans to slash 500 jobs.",
        None,
        None,
    ),
    ("Halden Corp said it would close a mill a year earlier than planned, cutting 500 jobs.", None, None),
    ("Halden Corp raised its forecast on Friday but said it was cutting 500 jobs.", "2019-03-01", None),
    (
        "Halden Corp plans to cut 500 jobs in a drive to lift its profit, a German magazine reported on Monday.",
        "2019-03-04",
        None,
    ),
    (
        "Halden Corp shrinks. Friday's announcement of 500 layoffs at Halden Corp was no surprise.",
        "2019-03-01",
        None,
    ),
    (
        "Halden Corp rose, it said on Tuesday. Halden Corp said in November it would halt its service with the loss of 500 jobs.",
        "2018-11-01",
        None,
    ),
    (
        "It was the most since March 2003. In August 2003, when Halden Corp cut 500 jobs, sales fell.",
        None,
        "2003-08-01",
    ),
    ("Planned layoffs at Halden Corp totaled 5,000 in January.", "2019-01-01", None),
    (
        "Halden Corp said it will cut 500 jobs. The chief executive spoke on Monday. Halden Corp said on Monday sales fell.",
        "2019-03-04",
        None,
    ),
    ("Halden Corp announced 500 layoffs. The move will cut costs by $500 million in 2020.", None, None),
    ("Halden Corp said earlier this year it would eliminate 2,000 jobs.", "2019-01-01", None),
    ("Halden Corp had said in November it would cut 500 jobs.", "2018-11-01", None),
    ("Halden Corp, bought in 2015, cut 500 jobs.", None, None),
    ("Halden Corp has 24,300 workers in May, down from 29,700 at the end of 2008.", None, None),
    ("Halden Corp announced 2,100 job cuts, its first since 2009.", None, None),
    ("Halden Corp said on Friday it would cut 500 jobs.", "2019-03-01", None),
    ("Halden Corp said Friday it will cut 500 jobs in May.", "2019-03-01", "2019-05-01"),
    ("Planned layoffs jumped to 241,749 in January.", "2019-01-01", None),
    (
        "Halden Corp said it would cut more jobs, bringing the week's total to 22,000 layoffs.",
        "2019-03-04",
        None,
    ),
    ("Halden Corp has cut 900 jobs since January.", None, "2019-01-01"),
]


@pytest.mark.parametrize(("text", "announced", "effective"), DAYS)
def test_the_days_of_a_cut(text: str, announced: str | None, effective: str | None) -> None:
    (cut,) = cuts_of(text)
    days = [None if day is None else str(day.first_day) for day in (cut.announced, cut.effective)]
    assert days == [announced, effective]


def test_a_part_of_the_jobs_told_of_stands_by_its_place() -> None:
    text = "Halden Corp said on Monday it would cut 900 jobs by June. Around 300 of the roles are in Dublin."
    cuts = cuts_of(text)
    assert [(cut.count and cut.count.low, cut.status) for cut in cuts] == [(900, "planned"), (300, "planned")]


def test_a_title_describes_the_company_of_the_lead() -> None:
    text = (
        "Automaker offers buyouts to 17,700 workers\n\nHalden Corp is offering buyouts in Ohio as sales fall."
    )
    (cut,) = claims_of(pipeline(), JobCut, text, title=None)
    assert [company.name for company in cut.companies] == ["Halden Corp"]


def test_what_nobody_tells_is_hearsay_where_the_lead_is() -> None:
    text = (
        "Halden Corp to cut jobs: source\n\nHalden Corp plans to cut 1,500 jobs, a person briefed on the plan "
        "said on Monday. Halden Corp declined to comment. A cut of clerks represents about 500 jobs."
    )
    cuts = claims_of(pipeline(), JobCut, text, title=None)
    assert {cut.status for cut in cuts} == {"possible"}


def test_the_share_of_the_cuts_is_of_the_cut_of_the_lead() -> None:
    """Not of a part of it told in between, nor of a fall between two headcounts."""
    text = (
        "Halden Corp to cut 3,000 jobs\n\nHalden Corp said on Tuesday it would cut 3,000 jobs. "
        "About 1,200 of the cuts would be in retail. It would also shed another 1,000 consultancy jobs. "
        "The layoffs represent around 15 percent of the workforce."
    )
    cuts = claims_of(pipeline(), JobCut, text, title=None)
    assert [cut.count.low for cut in cuts if cut.count and cut.percent] == [3000]


def test_the_scope_stands_behind_the_verb() -> None:
    cuts = cuts_of("Halden Corp said 700 jobs will go at the Dayton plant and 500 in Toledo.")
    assert [cut.scope for cut in cuts] == ["the Dayton plant", "Toledo"]


GROUPS = [
    ("Some 26,000 jobs were lost in manufacturing in May.", "manufacturing"),
    ("Jobs fell in construction, where 34,000 jobs were lost.", "construction"),
    ("Manufacturing employment fell by 52,000 in June.", "Manufacturing"),
    ("The report showed 742,000 private-sector jobs were shed.", "private-sector"),
    ("Business employment fell by 35,000, mostly in temporary services.", None),
    ("Michigan has lost 300,000 factory jobs.", "Michigan"),
    ("The mayor said Wall Street might lay off 30,000 workers after Halden Corp failed.", "Wall Street"),
]


@pytest.mark.parametrize(("text", "group"), GROUPS)
def test_a_branch_or_place_is_a_group(text: str, group: str | None) -> None:
    (cut,) = cuts_of(text)
    assert (cut.group, cut.companies) == (group, [])


def test_they_are_the_group_of_the_sentence_before() -> None:
    cuts = cuts_of("U.S. employers cut 539,000 jobs in March. They cut 504,000 jobs in April.")
    assert [cut.group for cut in cuts] == ["U.S. employers", "U.S. employers"]


def test_two_firms_are_those_of_the_title_where_the_text_names_more() -> None:
    text = (
        "Halden Corp agrees to buy Brill Inc\n\n"
        "Halden Corp agreed to buy Brill Inc. Brill Inc will sell Torvan Ltd to Quell Corp, Halden Corp said. "
        "The two companies will cut 500 jobs."
    )
    (cut,) = claims_of(pipeline(), JobCut, text, title=None)
    assert sorted(company.name for company in cut.companies) == ["Brill Inc.", "Halden Corp"]


def test_a_merger_costs_the_jobs_of_both_firms_of_the_title() -> None:
    """As of "They estimated 500 job losses": who "they" are no grammar says."""
    text = (
        "Halden and Bolt Air defend merger\n\nHalden Corp and Bolt Air Inc defended their merger on Monday. "
        "They estimated fewer than 500 job losses as a result of the merger."
    )
    (cut,) = claims_of(pipeline(), JobCut, text, title=None)
    assert [company.name for company in cut.companies] == ["Halden Corp", "Bolt Air Inc"]


def test_whom_with_brings_in_acts() -> None:
    (cut,) = cuts_of(
        "Lenders were struggling to contain losses on loans, with Halden Corp, the second-largest bank, "
        "reducing its workforce by 15 percent."
    )
    assert ([company.name for company in cut.companies], cut.group) == (["Halden Corp"], None)


def test_a_group_stands_beside_its_number() -> None:
    cuts = cuts_of("Manufacturers slashed 207,000 positions and builders 111,000.")
    assert [(cut.group, cut.count and cut.count.low) for cut in cuts] == [
        ("Manufacturers", 207000),
        ("builders", 111000),
    ]


def test_a_subhead_in_capitals_is_no_part_of_the_group() -> None:
    (cut,) = cuts_of("WIDER SLUMP U.S. banks have cut 60,000 jobs.")
    assert cut.group == "U.S. banks"


def test_a_range_and_its_upper_end_in_the_title_are_one_fact() -> None:
    text = "Halden Corp could cut up to 5,000 jobs\n\nHalden Corp could cut between 3,000 and 5,000 jobs. Its shares fell."
    (cut,) = claims_of(pipeline(), JobCut, text, title=None)
    assert found(cut)["count"] == ("3000", "5000", "range")
