"""How the weights in `../weights` were made: one command, the same result each time.

    python -m jl_newslens.summarize.training --corpora PATH [ranking compression]

reads `summaries/cnndm_train.jsonl`, `linking/events_train.jsonl` and the sets in `compression/`
under PATH and writes the weights. Only what was learned is kept: no text of the corpora.

The ranker is learned in two steps: what words and pairs are worth (`ranking`), then, with articles
that this first model has not seen, which sentences to take beside one another (`sets`).
"""
