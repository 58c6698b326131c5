"""Speakers as papers introduce them: by title and firm, by role, by pronoun, in memos, posts and broadcasts."""

import pytest
from spacy.language import Language

from extractor.pipeline.build import load


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(kinds=["statement"])


#: text; who says its last statement: name, title, organization
INTRODUCED = [
    # a form of address between the title's comma and the name
    ("Tallis Foods plc fell. The company's chief executive, Sir Alan Foyle, blamed the weather.",
     "Alan Foyle", "chief executive", "Tallis Foods"),
    ("Tallis Foods plc fell. Its finance director, Dr. Ruth Marsh, said costs had risen.",
     "Ruth Marsh", "finance director", "Tallis Foods"),
    # titles that firms alone have belong to the firm spoken of
    ("Tallis Foods plc fell. Finance director Paul Sewell said it was a hard year.",
     "Paul Sewell", "Finance director", "Tallis Foods"),
    ("Tallis Foods plc fell. HR director Paula Sewell said it was a hard year.",
     "Paula Sewell", "HR director", "Tallis Foods"),
    ("Tallis Foods plc fell. Finance chief Raj Patel said it would take a charge.",
     "Raj Patel", "Finance chief", "Tallis Foods"),
    ("Tallis Foods plc fell. Chairman Paul Denholm said it was a hard year.",
     "Paul Denholm", "Chairman", "Tallis Foods"),
    # but a committee has a chairman, too
    ("Tallis Foods plc fell. The committee met. Chairman Paul Denholm said it was a hard year.",
     "Paul Denholm", "Chairman", None),
    ("Tallis Solutions Inc has put off raises, the company's chief people officer Ravi Menon said on Thursday.",
     "Ravi Menon", "chief people officer", "Tallis Solutions Inc"),
    # a person's spokeswoman is not the firm's
    ("Volt Motors Corp. met Gov. Rick Snyder. His spokeswoman, Sara Wurfel, said he had spoken.",
     "Sara Wurfel", "spokeswoman", None),
    # offices of places, and titles in capitals
    ("Local MP Anna Turley said the state should step in.", "Anna Turley", "MP", None),
    ("Newcastle councillor Nick Forbes said it was wrong.", "Nick Forbes", "councillor", None),
    ("Steelworker Mick Dunne, 54, said his father had worked there.", "Mick Dunne", "Steelworker", None),
    ("Customer Joe Liddle, 68, from Blyth, said he would leave.", "Joe Liddle", None, None),
    ("Ms Sandra Tully, a flight attendant of 22 years, said she heard it by text.", "Sandra Tully",
     "flight attendant", None),
    # what somebody does at a body, and where somebody comes from
    ("Prof Cary Cooper, from the University of Manchester, said it could fail.", "Cary Cooper", "Prof",
     "University of Manchester"),
    ("Kristin Dale, who studies labor at the Center for Mill Research in Holm, said a strike would be dear.",
     "Kristin Dale", None, "Center for Mill Research"),
    # the firm in the same sentence
    ("Northshore Mills Inc will close it, the firm's president, Dr. Ellen Fair, announced Wednesday.",
     "Ellen Fair", "president", "Northshore Mills Inc"),
    ("Northshore Mills Inc will close it, said its chairwoman, Ellen Fair.",
     "Ellen Fair", "chairwoman", "Northshore Mills Inc"),
    # the company before it in its own sentence, whose share has a code, not the one that spoke before
    ("Norland Brothers is wary, Norland Brothers said. Tallis Air Inc TLS.N rose 4 percent after it said fares rose.",
     "Tallis Air Inc", None, None),
    # what somebody was elsewhere, with a share's code; a newsletter is no person; a verb is no title
    ("It comes after former Brandt Foods (BRF.N) head Ruth Marsh took over. Marsh said she would cut jobs.",
     "Ruth Marsh", "former Brandt Foods head", "Brandt Foods"),
    ("In 2008, trade newsletter Millworks said Tallis Steel may cut 400 jobs.", "Millworks", None, None),
    ("A reshuffle underlining CEO Oswald Gruber's resolve was seen at Tallis Steel. Gruber said he was glad.",
     "Oswald Gruber", "CEO", "Tallis Steel"),
    ("Tallis Corp is slow, said Mark Stock, who manages $2.6 billion including Tallis Corp shares at Brandt Express Corp in Holm.",
     "Mark Stock", None, "Brandt Express Corp"),
    # degrees and parties in commas
    ("Lisa Pelk, RN, a nurse there for 19 years, said nobody had asked.", "Lisa Pelk", "nurse", None),
    # a seat, and a State's office, are no employers
    ("Rep. Billy Faulk of Winter Harbor said it would take time.", "Billy Faulk", "Rep.", None),
    ("State Sen. Mary Ann Moore said she would introduce a bill.", "Mary Ann Moore", "Sen.", None),
    # papers and stations only tell of it
    ("Tallis Corp fell. The BBC reported losses. Chief restructuring officer Brian Fox blamed costs.",
     "Brian Fox", "Chief restructuring officer", "Tallis Corp"),
    ("Tallis Corp chairman and managing director Anup Shree said pay had come.",
     "Anup Shree", "chairman and managing director", "Tallis Corp"),
    ("Speaking in Holm, minister of state for communications Raj Patel said it was ready.",
     "Raj Patel", "minister of state for communications", None),
    ('"Growth is slow," said Sara Jonas, spokeswoman for the survey.', "Sara Jonas", "spokeswoman", None),
    # whose firm it is
    ("Warren Buff's Harbor Mills Inc will buy more. Buff said it was good.", "Warren Buff", None,
     "Harbor Mills Inc"),
    ("Bryan Johnson is rich. Johnson's company, Kernel Inc, makes chips. Johnson said it was good.", "Bryan Johnson",
     None, "Kernel Inc"),
    ("Billionaire Elon Stone left. The Tesla founder said it was good.", "Elon Stone", "founder", "Tesla"),
    ("“We are glad,” e-mailed Jason Kent, CEO of online-publishing trade group Digital Content Next.",
     "Jason Kent", "CEO", "Digital Content Next"),
    ('"It is no good," said Didi Caldwell, founding principal with Harbor Strategies Inc. Caldwell said so.',
     "Didi Caldwell", "founding principal", "Harbor Strategies Inc."),
    # held no more
    ("Growth is slow, former Fed Chairman Alan Green said.", "Alan Green", "former Fed Chairman", "Fed"),
    ("Growth is slow, said high-profile physicist Stephen Hawk.", "Stephen Hawk", "physicist", None),
    # seats that were left or given
    ("Omar Diaz has resigned as chief executive of Tallis Inc. Diaz said he was shocked.", "Omar Diaz",
     "chief executive", "Tallis Inc."),
    ("Omar Diaz is stepping down as Tallis Inc chairman. Diaz said he was glad.", "Omar Diaz", "chairman", "Tallis Inc"),
    ("Tallis Inc has appointed Ann Lee as chief executive. Lee said she was glad.", "Ann Lee", "chief executive",
     "Tallis Inc"),
    ("Omar Diaz resigned as expected. Diaz said he was glad.", "Omar Diaz", None, None),
    # where people meet is not where they work; a union's officers
    ("Tallis Inc set up a fund after meeting President Barry Oberm at the White House. Oberm said it was good.",
     "Barry Oberm", "President", None),
    ("The GMB union's national secretary, Gary Carter, called on the firm to come clean.", "Gary Carter",
     "national secretary", "GMB"),
    # whom a lead describes before he is named
    ("Official is hopeful\n\nHOLM - A senior Harbor Foundation official said pay would rise.\n\nPay fell last month. "
     "Harbor Foundation President James Bull left.", "James Bull", "President", "Harbor Foundation"),
    ("Lender pays less\n\nThe chief executive of Tallis Bank has told staff there will be less pay.\n\nIn a memo, "
     "Helen Stone explained herself.", "Helen Stone", "chief executive", "Tallis Bank"),
    ("Leak\n\nA former Tallis employee told a court that sites were closed.\n\nFrances Haug, a former product manager, "
     "left in May.", "Frances Haug", "former product manager", None),
    ("Leak\n\nAn official familiar with the talks at Tallis said sites were closed.\n\nTallis President Ann Lee left.",
     "An official familiar with the talks at Tallis", None, None),
    # those who comment on a firm work for another
    ("Tallis Inc will cut jobs. Omar Diaz, of Wedbush Corp, was sad. One employee said: \"It was in the news.\"",
     "One employee", None, "Tallis Inc"),
    ("Tallis Inc fell. Ann Lee, a fraud analyst at Gartner Inc, was sad. A spokeswoman said nobody knew.",
     "A spokeswoman", "spokeswoman", "Tallis Inc"),
    # degrees, honours, and offices in front of a name
    ('"We go on," said Robert Ains, Ph.D., President and Chief Executive Officer of Tallis Inc.', "Robert Ains",
     "President and Chief Executive Officer", "Tallis Inc."),
    ('"We go on," added Naomi Feld, M.D., M.P.H., Chief Medical Officer of Tallis Inc.', "Naomi Feld",
     "Chief Medical Officer", "Tallis Inc."),
    ("Celine Ground, MD, an immunology expert at Harbor University, said supplies were tight.", "Celine Ground",
     "immunology expert", "Harbor University"),
    ('Local MP Sir Edward Clay said: "No."', "Edward Clay", "MP", None),
    ("Council leader Andrew Beres said lessons would be learned.", "Andrew Beres", "Council leader", None),
    ("Chief Inspector Paul Dodd, of Holm Police, said people should stay away.", "Paul Dodd", "Chief Inspector",
     "Holm Police"),
    ('"It is a good day," tweeted Director-General Tedros Ghebre.', "Tedros Ghebre", "Director-General", None),
    ("Builder Kev Manning said he had lost all.", "Kev Manning", "Builder", None),
    ("Shopkeeper Aisha Khan, 44, said looters came.", "Aisha Khan", "Shopkeeper", None),
    # whose unit it is, and the bodies called what they are
    ("Omar Diaz, head of Tallis Corp's sensor division, said sales rose.", "Omar Diaz",
     "head of Tallis Corp's sensor division", "Tallis Corp"),
    ('"Bad," said Igor Babich, cofounder of rival Xenon Inc.', "Igor Babich", "cofounder", "Xenon Inc."),
    ("Tallis Foods plc fell. Karen Whit, who joined from Marlow Inc in 2016, said she would go.",
     "Karen Whit", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "title", "organization"), INTRODUCED)
def test_who_is_introduced(
    nlp: Language, text: str, name: str, title: str | None, organization: str | None
) -> None:
    speaker = nlp(text)._.claims[-1].speaker
    assert (speaker.name, speaker.title, speaker.organization) == (name, title, organization)


#: text; the name of each statement's speaker, and its content
SAID = [
    # one spokesperson may be "they"
    ("A spokesperson for Tallis Foods said staff would be paid. “We are committed,” they said.",
     [("A spokesperson for Tallis Foods", "staff would be paid"),
      ("A spokesperson for Tallis Foods", "We are committed,")]),
    # "she" is no man, though he spoke last
    ('Joan Castell runs Fernway Foods Inc. Her partner, Bill Yoon, left. "Joan is tough," Yoon says.\n\n'
     'Asked whether she would sell, she shrugs. "Everything is for sale," she says.',
     [("Bill Yoon", "Joan is tough,"), ("Joan Castell", "Everything is for sale,")]),
    # a role is the person of that title, or the only one who acted
    ('Shannon Liss said Mr Marsh was wrong. Sen. Edward Mark wrote that the cuts "pose grave risks". In a letter '
     'to Marsh, the senator asked for details.',
     [("Shannon Liss", "Mr Marsh was wrong"), ("Edward Mark", 'the cuts "pose grave risks'),
      ("Edward Mark", "details")]),
    ('Evercore\'s Dan Ives raised his target. "We see it as positive," the analyst wrote.',
     [("Dan Ives", "We see it as positive,")]),
    ('Evercore\'s Dan Ives raised his target. "We see it as positive," the Wedbush analyst wrote.',
     [("the Wedbush analyst", "We see it as positive,")]),
    ('"It is over," said a driver at Tallis on condition of anonymity.', [("a driver at Tallis", "It is over,")]),
    # the subject in the quotation does not speak
    ("“Brutal,” posted one engineer on Blind. “They told us we were fine.”",
     [("one engineer", "Brutal, They told us we were fine.")]),
    # who writes, not who is written to
    ("Northumberland MP Guy Opper has written to Mr Pattison demanding an answer.",
     [("Guy Opper", "an answer")]),
    # broadcasts in quotation marks are not said
    ('"It lets us do more," Mr Lee told "Good Morning Holm" on Monday.', [("Lee", "It lets us do more,")]),
    ('"It lets us do more," Mr Lee said in an interview on "The Daily Mill" last week.',
     [("Lee", "It lets us do more,")]),
    ('"This is hard," Mr Lee said "but we go on."', [("Lee", "This is hard, but we go on.")]),
    # a colon before a quotation: it alone is said
    ('Board member Bill Tarkow defended the plan in a post: "Hard calls now mean a stronger firm later."',
     [("Bill Tarkow", "Hard calls now mean a stronger firm later.")]),
    ("Tallis Corp came. Those are promising signs for a firm many wrote off.", []),
    # dismissing people and being unavailable is no saying
    ("Harbor Mills plc has dismissed the division's managing director, Ewan Laid.", []),
    ("Sir Michael Lyle, the chairman, was unavailable for comment, said a spokesman.", []),
    ("Harbor Mills plc, the builder, saw £90m wiped off its value after it warned that profits would fall.",
     [("Harbor Mills plc", "profits would fall")]),
    ('"It is over," a press release from earlier this week said.', [("a press release", "It is over,")]),
    # a name goes to its end
    ("Nordkraft ASA today announced that it has acquired Gridline Systems, Inc.",
     [("Nordkraft ASA", "it has acquired Gridline Systems, Inc.")]),
    # a dateline with a colon is no part of what is said
    ("MUMBAI: Software firm Tallis Solutions has put off raises, the company's HR chief Ravi Menon said.",
     [("Ravi Menon", "Software firm Tallis Solutions has put off raises")]),
    # names that speak together, and what they are called then
    ("Tallis Foods plc and Marlow Inc said a deal was near. The companies said staff would stay.",
     [("Tallis Foods and Marlow Inc", "a deal was near"), ("Tallis Foods and Marlow Inc", "staff would stay")]),
    ("Tallis Foods plc, Marlow Inc and Harbor Mills Ltd have announced new plants.",
     [("Tallis Foods, Marlow Inc and Harbor Mills Ltd", "new plants")]),
    ("Analysts at Tallis Foods plc and Marlow Inc said a deal was near.",
     [("Analysts at Tallis Foods plc and Marlow Inc", "a deal was near")]),
    # an apposition in dashes before the cue
    ("Fund manager Florian Ham - the club's largest investor - said he would pay.",
     [("Florian Ham", "he would pay")]),
    ("One of the freed men, Gerald Cole - who was held for years - said it mattered.",
     [("Gerald Cole", "it mattered")]),
    # who does what a participle tells
    ("Banks are shrinking, with Citigroup on Monday announcing plans to cut 52,000 jobs.",
     [("Citigroup", "plans to cut 52,000 jobs")]),
    ("The bill is backed by some firms, saying they needed it.", [("some firms", "they needed it")]),
    ('Vice Chairman Adam Lees in a statement called the deal "a positive step".',
     [("Adam Lees", 'the deal "a positive step')]),
    ('Vice Chairman Adam Lees in a statement called the transaction "a positive step" for customers and employees.',
     [("Adam Lees", 'the transaction "a positive step" for customers and employees')]),
    ('"It is a risk," said Swedish trades union official Ulf Carlsen.', [("Ulf Carlsen", "It is a risk,")]),
    # names to their end, and without what they are
    ("The Standards and Teaching Authority has told schools to act.",
     [("Standards and Teaching Authority", "to act")]),
    # what somebody is judged to be is said, results and offers or not
    ("Southcorp plc dismissed the offer as inadequate.", [("Southcorp plc", "the offer as inadequate")]),
    ('Analyst Nick Berle described the results as "pretty modest".',
     [("Nick Berle", 'the results as "pretty modest')]),
    # where what is said ends
    ("It obliges firms to make declarations, which, critics say, will add to their costs.",
     [("critics", "will add to their costs")]),
    ("It is too soon to tell, Ann Lee told reporters in Holm, where she had met the minister.",
     [("Ann Lee", "It is too soon to tell")]),
    ("Harbor Mills plc said there was no plan to close the plant and stressed that pay was safe.",
     [("Harbor Mills plc", "there was no plan to close the plant"), ("Harbor Mills plc", "pay was safe")]),
    ("Ann Lee said talks with Tallis, which left Harbor in 1999, will begin in July.",
     [("Ann Lee", "talks with Tallis, which left Harbor in 1999, will begin in July")]),
    # an apposition without its second comma; a surname that is a place
    ("Lisa Powell, head of policy at the charity Terrence Higham Trust said the policy was wrong.",
     [("Lisa Powell", "the policy was wrong")]),
    ('"It is a risk," said spokesman Chris Orlando. Sales fell, Orlando said.',
     [("Chris Orlando", "It is a risk,"), ("Chris Orlando", "Sales fell")]),
    # another saying begins
    ("Mr Marsh has said his comments may have been rude but were not unfair, and said on Monday he would stay.",
     [("Marsh", "his comments may have been rude but were not unfair"), ("Marsh", "he would stay")]),
    ('Paul Flint said the two had a row with members adding: "It was a meeting like no other."',
     [("Paul Flint", "the two had a row with members"), ("Paul Flint", "It was a meeting like no other.")]),
    ("The Conservatives say the two men are behaving like squabbling schoolboys and the Liberal Democrats "
     "claim personal ambition is obstructing good government.",
     [("Conservatives", "the two men are behaving like squabbling schoolboys"),
      ("Liberal Democrats", "personal ambition is obstructing good government")]),
    ("Mr Blair has insisted he has done no deals over the job while Mr Brown says he will stay.",
     [("Blair", "he has done no deals over the job"), ("Brown", "he will stay")]),
    # the teller goes on in the present
    ("Harbor Mills plc said it was on course for a rise but profits are set to fall.",
     [("Harbor Mills plc", "it was on course for a rise")]),
    # a word in hyphens is whole
    ("Government guidance said e-mails should be kept.", [("Government guidance", "e-mails should be kept")]),
    # no sayings
    ("Prosecutors have called a whistleblower as their first witness.", []),
    ("Lawyers defending Bernie Ebbing against fraud charges met.", []),
    ("Tallis has agreed with an airline the sale of ten planes.", []),
    # quotations that others take further, and those that nobody near says
    ('Ian Harding said it would sell.\n\n"They want more of it because they like it." Harding added: "It is a bold move."',
     [("Ian Harding", "it would sell"), ("Ian Harding", "They want more of it because they like it."),
      ("Ian Harding", "It is a bold move.")]),
    ('Mr Lee told Today: "It\'s perfectly true that I got into the game myself and there were things that I did," he '
     'said. "But look at him."',
     [("Lee", "It's perfectly true that I got into the game myself and there were things that I did, But look at him.")]),
    # whose shares fell has warned; "the leader" of one party is not another's
    ("Shares in the UK drug firm Tallis Corp fell after it said a partner would leave.",
     [("Tallis Corp", "a partner would leave")]),
    ("The Scottish Conservative leader had insisted that work was fair. Green Party leader Nicola Stark accused him of failing.",
     [("The Scottish Conservative leader", "work was fair"), ("Nicola Stark", "him of failing")]),
    ("Prices rose faster, adding to concern that wages could rise.", []),
    ("Despite urging to ease the peg, officials insist they will wait.", [("officials", "they will wait")]),
    # who agrees takes up what another has said; what unions say is theirs
    ('"Look," said Ms Patel. "It is what it is." Her lawyer, Tom Reed, agreed.',
     [("Patel", "Look, It is what it is.")]),
    ("The airline said it would cut flights, while unions said they would fight.",
     [("The airline", "it would cut flights"), ("unions", "they would fight")]),
    ('It said the plan was poor.\n\n"We will fight this plan to the end."', [("It", "the plan was poor")]),
    # what is said goes on behind the cue and its day
    ("Output fell faster than first thought, the ministry said on Tuesday, though exports were weak.",
     [("the ministry", "Output fell faster than first thought though exports were weak")]),
    ("She said the mill, which reported a loss last year, would post a profit.",
     [("She", "the mill, which reported a loss last year, would post a profit")]),
    # words with a hyphen and labels in capitals are no cues
    ("Tallis Corp, whose goods include roofs and Stick-It notes, said it would cut 300 jobs.",
     [("Tallis Corp", "it would cut 300 jobs")]),
    ("Tallis Steel said it plans to hire, resulting in post-merger costs that will double.",
     [("Tallis Steel", "it plans to hire, resulting in post-merger costs that will double")]),
    ('ANN LEE, CHIEF ECONOMIST, TALLIS BANK, HOLM: JOBLESS CLAIMS: "There is some going back."',
     [("ANN LEE", "There is some going back.")]),
    # who speaks behind a cue, however far his employer's name goes
    ('"There is a gap," said Michael Sewell, head of steel in North America at Orland Wyman, a unit of Marsh & Dunne '
     'Cos (MDC.N).', [("Michael Sewell", "There is a gap,")]),
    # a quotation goes on with the one before, whatever the next sentence tells
    ('"Maybe the day was ill chosen," Tom Barker said. "There were many who disliked the deal." Tallis still committed to '
     "spending $15 million and agreed to keep the mill, he added.",
     [("Tom Barker", "Maybe the day was ill chosen, There were many who disliked the deal."),
      ("Tom Barker", "Tallis still committed to spending $15 million and agreed to keep the mill")]),
    # a day does not speak
    ('Countered coach Mike Brown, when asked about it Thursday: "That is his view. It is fine."',
     [("Mike Brown", "That is his view. It is fine.")]),
    # no thing speaks where people act before the cue
    ("Car sales slipped in June from the previous month's pace and major carmakers said there was no sign of a turn.",
     [("major carmakers", "there was no sign of a turn")]),
    ("The season got off to a slow start as shoppers, squeezed by the slump, bought with care and said they would wait.",
     [("shoppers", "they would wait")]),
    ("Tallis Corp forecast a weaker fourth quarter.", [("Tallis Corp", "a weaker fourth quarter")]),
    # whom it is said to, and the name that what is said begins with
    ("Walter Keel also told the newspaper Brandt Bank was not aware of any inquiry.",
     [("Walter Keel", "Brandt Bank was not aware of any inquiry")]),
    ("Alan Fox told the weekly Tallis Steel would not sell the mill.",
     [("Alan Fox", "Tallis Steel would not sell the mill")]),
    # the people asked, not who asked them; no noun of a document is a verb
    ("The gap was below the forecasts of analysts polled by Tallis Corp, who predicted a $152 billion deficit.",
     [("analysts polled by Tallis Corp", "a $152 billion deficit")]),
    ("Tallis Corp said sales could grow, noting that demand for advertising had improved.",
     [("Tallis Corp", "sales could grow"), ("Tallis Corp", "demand for advertising had improved")]),
    # what is said goes on behind a pair of nouns, and begins behind the place of the saying
    ("Tallis Corp said it will cut pay for salaried and factory workers and also offered buyouts to most of its workers.",
     [("Tallis Corp", "it will cut pay for salaried and factory workers and also offered buyouts to most of its workers")]),
    ("Tallis Corp's Ann Lee said earlier in Tokyo she expected output to rise.", [("Ann Lee", "she expected output to rise")]),
    ("According to research firm Autodata, Tallis Corp's average spending on vans in May was low, at $13 million.",
     [("Autodata", "Tallis Corp's average spending on vans in May was low, at $13 million")]),
    # "he" is not the one whom he names
    ("Ralph Cioffi is accused of trading, a charge his lawyer denied. He said Cioffi was not required to give notice.",
     [("He", "Cioffi was not required to give notice")]),
    # the next sentence's cue has a clause of its own
    ('Chairman Ben Modi said Tallis Corp made its bid. "We have also talked to two, three board members." Brandt Corp\'s board '
     "said this week there was wide interest for it and named a bank.",
     [("Ben Modi", "Tallis Corp made its bid We have also talked to two, three board members."),
      ("Brandt Corp", "there was wide interest for it and named a bank")]),
    # words with a curly apostrophe are those with a straight one
    ("Tallis Corp said it didn’t plan cuts and wouldn’t close its mill.", [("Tallis Corp", "it didn’t plan cuts and wouldn’t close its mill")]),
    # a quotation taken up behind a firm whose form ends the sentence; what only names; the writer
    ("Tallis Corp is “on its own,” said Mark Stock, who manages $2.6 billion including Tallis shares at Brandt Express Co. “They were "
     "slow in the last round. This time it has to work.”",
     [("Mark Stock", "Tallis Corp is “on its own, They were slow in the last round. This time it has to work.")]),
    ("The gift, told in a new book by Ben Marsh called Woolly, was made in 2015.", []),
    ("I find myself missing things when using the crown.", []),
    # headings in capitals, with hyphens and years, in marks or not
    ("Sales rose. WELL-POSITIONED AHEAD OF RECOVERY Brian Sozza, an analyst at Wall Street Plans, said the deal makes sense.",
     [("Brian Sozza", "the deal makes sense")]),
    ("Sales rose. 'THINKING ABOUT 2010' Tallis Corp expects profit to fall, according to Brandt Estimates.",
     [("Brandt Estimates", "Tallis Corp expects profit to fall")]),
    # somebody's accountant or lawyer is not he
    ("The former outside accountant for Bernard Marsh's firm pleaded guilty, but he told a judge he did not know.",
     [("The former outside accountant for Bernard Marsh's firm", "he did not know")]),
    ("Ann Lee fell ill. The lawyer for Ann Lee said she was weak.", [("The lawyer for Ann Lee", "she was weak")]),
    # two people of the sentence before
    ("Tallis Corp said it had lost money. Ann Lee and Bob Marsh left it. They said it was time.",
     [("Tallis Corp", "it had lost money"), ("Ann Lee and Bob Marsh", "it was time")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SAID)
def test_who_says_what_in_papers(nlp: Language, text: str, said: list[tuple[str, str]]) -> None:
    claims = nlp(text)._.claims
    assert [(c.speaker.name, " ".join(span.text for span in c.content)) for c in claims] == said


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        # who has read a memo did not issue it
        ("Tallis Foods plc fell. A memo seen by the Holm Times said more cuts would come.", "Tallis Foods"),
        # officials of an administration are no firm's
        ("Senators met Chrysler LLC. Senior administration officials said it would stay.", None),
        ("Numis Corp cut its forecast. One fund manager said the board was asleep.", None),
        ("Ardent Games Inc is closing. A company rep said it had tried.", "Ardent Games Inc"),
        # who knows of a firm's plans does not work there
        ("The plan will fail, said a person briefed on Ford's finances.", None),
        ("The plan will fail, said a driver at Ford.", "Ford"),
        ("The plan will fail, officials with Ohio-based Ford said.", "Ford"),
        # nor does an official of a public office
        ("Tallis Corp cut jobs. More may follow, an official for the state office said.", None),
    ],
)
def test_whose_the_unnamed_are(nlp: Language, text: str, organization: str | None) -> None:
    assert nlp(text)._.claims[-1].speaker.organization == organization
