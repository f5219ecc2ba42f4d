"""What an editor would not print: sentences of our own whose point must survive `brief`."""

from __future__ import annotations

import re

import pytest

import jl_newslens as nl

pytestmark = pytest.mark.model

KEEP = [
    (
        "Karl Holt declares the rapid repair of Ghent and Zenda as a whole to be an immediate "
        "priority, in order to provide bread for all of Flanders.",
        "as a whole to be an immediate priority",
    ),
    (
        "The bakers of the old town of Ghent, who train on the square by the canal, have won the "
        "cup of the millers for the second time in three years.",
        "for the second time in three years",
    ),
    (
        "The oldest band of bakers in all of Flanders continues its tour Tuesday, November 19th in "
        "Zenda, South Carolina, and has sold all of its 400 tickets.",
        "November 19th",
    ),
    (
        "The two senators wrote to the president on their return, calling on the government to "
        "build the old mills of Ghent anew.",
        "calling on the government",
    ),
    (
        "The Bank of England lowered its main interest rate by a quarter of a percentage point to "
        "4.25% on Thursday, the fourth cut since August, but its policymakers disagreed more "
        "openly than they had for months.",
        "the fourth cut since August",
    ),
    (
        "The health agency has certified the islands as free of malaria, the first in the region.",
        "free of malaria",
    ),
    (
        "The two sides met for five hours on Friday, yet they left the city no closer to a truce.",
        "no closer to a truce",
    ),
    (
        "Four groups worked on the picture without talking to one another for several weeks.",
        "one another",
    ),
    (
        "The ceremony will be held inside the cathedral, although the mayor had wanted it outside.",
        "inside the cathedral",
    ),
    (
        "The bank exchanges banknotes without a time limit and coins until the end of 2025.",
        "coins until the end of 2025",
    ),
    (
        "The president had flown to the capital on Thursday but refused to meet a junior envoy.",
        "refused to meet a junior envoy",
    ),
    (
        "The company will close the plant unless the government pays for the new line by March.",
        "unless the government pays",
    ),
    ("The minister denied on Monday that the police had known of the plan.", "denied"),
    (
        "At least 14 people were killed and dozens more were missing after a barge carrying more "
        "than 200 sank off Ghent.",
        "dozens more",
    ),
    (
        "The billionaire, whose fortune is put at 14 billion euros, has promised to leave nine "
        "tenths of it to medical research rather than to his four children.",
        "whose fortune",
    ),
    (
        "His bread -- and his beer -- were loved by the many men whom he met in the mill, he told "
        "a magazine.",
        "and his beer",
    ),
    (
        "The valley is the second largest grower of red apples in the country, selling around a "
        "third of them to the towns beyond the river.",
        "in the country",
    ),
    (
        "The play, which had been picked up by a theatre but ultimately dropped, stars Luke Holt "
        "as an old miller locked in a tower by a baker.",
        "but ultimately dropped",
    ),
    (
        "The airline is to stop flying to 12 cities, among them Oslo and Porto, from November.",
        "12 cities, among them Oslo",
    ),
    (
        "A guard badly hurt a baker painting the old gate of his new mill, kicking him and then "
        "continuing to shout as the man crawled to the road, police said.",
        "kicking him and then continuing",
    ),
    (
        "The party wants to cut taxes for those who earn less than 30,000 euros and raise them "
        "for everyone else.",
        "30,000 euros.",
    ),
    (
        "The film, which cost 200 million dollars to make, took just 11 million in its first "
        "weekend.",
        "in its first weekend",
    ),
    (
        "The family bakery will open a second branch at the central station of the city in "
        "September, and its owners hope for many new customers there.",
        "in September",
    ),
    (
        "The engineer has built the most valuable railway company in the world, with more than "
        "four hundred stations, eleven thousand workers and nine hundred trains on its books.",
        "in the world",
    ),
    (
        "The new cream will reduce wrinkles on the face, clear acne within days, and minimise "
        "scarring on the hands and arms of those patients who use it for a month.",
        "and minimise scarring",
    ),
    (
        "The police have arrested five bakers from the old town in connection with the fire that "
        "burned down the mill in March, said the mayor of the town.",
        "in connection with the fire",
    ),
    (
        "The jury heard in April that the driver had left the sleeping boy in the car outside the "
        "mill while she went to the market to buy bread and cheese.",
        "in the car",
    ),
    (
        "The nurse from the town, who denies all charges, is alleged to have secretly photographed "
        "the patients of the clinic while they slept in their rooms last winter.",
        "secretly photographed",
    ),
    (
        "The baker was sentenced on Friday to four years and two months in prison for selling "
        "bread that had been made with plaster and sawdust.",
        "in prison",
    ),
    (
        "The mayor told the council that the mill had lost money because a rise in the price of "
        "wheat had caught its owners unprepared, and that nobody else was to blame.",
        "a rise in the price",
    ),
    (
        "The storm tore the roofs off two schools in the valley on Monday, killing four people and "
        "injuring thirty others, the mayor of the valley said in a statement.",
        "killing four people",
    ),
    (
        "At least nine miners were killed in an explosion on Tuesday night near the town of Zenda, "
        "the governor of the province told reporters at a hastily called press conference.",
        "killed in an explosion",
    ),
    (
        "Neighbours who had known the baker for years described him in court last week as acting "
        "strangely and speaking to himself on the night before the fire.",
        "as acting strangely",
    ),
    (
        "The price of flour rose sharply on Monday after the owner of the largest mill in the "
        "valley said that a fire had cut its output by about ninety tonnes a day.",
        "ninety tonnes a day",
    ),
    (
        "Anna Holt, a baker whose loaves helped to convince a doubtful town that rye tastes good, "
        "died on Sunday at her home in Ghent after a short illness.",
        "died at her home",
    ),
    (
        "The mill promised that it would consult the farmers of the upper valley in dry years, "
        "although it rejected any limit on the water that it takes from the river.",
        "in dry years",
    ),
    (
        "The watchman of the old mill chased the foxes from the hens of the village while dressed "
        "in a brown coat, and the council praised him for it.",
        "dressed in a brown coat",
    ),
    (
        "The planner suggests having between 25 and 30 times your expected annual expenses saved "
        "or invested, plus a year of wages in cash at home.",
        "25 and 30 times",
    ),
    (
        "Harriet Holt, a geologist whose maps of the sea floor helped to prove that continents "
        "move, died on Tuesday at her home in Bergen.",
        "a geologist whose maps",
    ),
    (
        "The film of the flood, released on Friday, shows the baker and his two sons on the roof "
        "of the old mill as the water tears the bridge away behind them.",
        "released on Friday",
    ),
    (
        "The heavily armed guards of the mill chased a fox through the old town in the early "
        "hours, and the council has asked the owner of the mill for an apology.",
        "heavily armed",
    ),
    (
        "A warning of snow covers the hills above the old mill, where the road is steep, and is in "
        "force until midnight on Friday.",
        "until midnight on Friday",
    ),
    (
        "Forecasters have issued a warning for wind across much of Norway from 6am on Thursday, "
        "saying that the storm could bring down power lines.",
        "from 6am on Thursday",
    ),
    (
        "A bear as large as a small car lived a million years ago on the coast of what is now "
        "Ghana, according to a study that was printed in May.",
        "what is now Ghana",
    ),
    (
        "A whale swam in a lake in the hills of Peru about 16 million years ago, according to a "
        "study published in Science on Wednesday.",
        "published in Science",
    ),
    (
        "The Reform Party lost control of parliament in Sunday's general election, partial results "
        "showed, while its rival held a clear lead in the race for the presidency.",
        "partial results showed",
    ),
    (
        "The mayor won a second term on Sunday with just over half of the votes, beating a baker "
        "who had promised to open a new bridge.",
        "just over half",
    ),
    (
        "Mary Holt, 51, a managing director at the finance firm Angelo & Co, gave up her position "
        "this week, a spokesman of the family confirmed.",
        "Mary Holt, 51, gave up",
    ),
    (
        "The bakers spent Monday trying to distance themselves from the quarrel that led to the "
        "closure of two shops in the old town.",
        "spent Monday trying",
    ),
    (
        "The maximum penalty for wire fraud is 20 years, or 30 if it involves money for a "
        "presidentially declared disaster.",
        "if it involves money for a presidentially declared disaster",
    ),
    (
        "Writing in The Herald, Philip Hope-Wallace called it a portrait of such truth that he "
        "forgot to look at the clock.",
        "Philip Hope-Wallace called",
    ),
]


@pytest.mark.parametrize(("sentence", "point"), KEEP)
def test_the_point_of_the_sentence_survives(lens: nl.NewsLens, sentence: str, point: str) -> None:
    assert point in lens.compress(sentence, "brief")


@pytest.mark.parametrize(("sentence", "_"), KEEP)
def test_no_clause_loses_its_subject_and_no_comma_stands_alone(
    lens: nl.NewsLens, sentence: str, _: str
) -> None:
    short = lens.compress(sentence, "brief")

    assert short.split()[0] == sentence.split()[0]
    assert not re.search(r",\s*[.,;]|\s,|^\W", short)


def test_no_that_is_left_without_what_it_tells_of(lens: nl.NewsLens) -> None:
    sentence = (
        "The two brothers were convicted on Friday of burning down the mill, in a case that the "
        "prosecutor said had been solved by a curious locksmith."
    )

    assert ", that" not in lens.compress(sentence, "brief")


def test_the_manner_of_what_somebody_is_accused_of_stays(lens: nl.NewsLens) -> None:
    sentence = "The farmers of the valley accused the mill on Friday of weighing with false scales."

    assert "false scales" in lens.compress(sentence, "headline")


def test_the_numbers_of_notes_go(lens: nl.NewsLens) -> None:
    sentence = "Anna Holt has played in goal and on the left wing. [15] [16]"

    assert lens.compress(sentence, "full") == "Anna Holt has played in goal and on the left wing."


@pytest.mark.parametrize(
    "aside", [" (above)", ", pictured,", " [left]", " (centre)", " (far left)"]
)
def test_what_points_at_a_photo_goes(lens: nl.NewsLens, aside: str) -> None:
    short = lens.compress(f"Anna Holt{aside} has sold the mill of her father.", "full")

    assert short == "Anna Holt has sold the mill of her father."


@pytest.mark.parametrize("tie", ["though", "however"])
def test_a_tie_at_the_end_goes(lens: nl.NewsLens, tie: str) -> None:
    short = lens.compress(f"The old mill in Ghent will close its doors in May, {tie}.", "brief")

    assert short == "The old mill in Ghent will close its doors in May."


def test_a_name_with_its_office_keeps_its_verb(lens: nl.NewsLens) -> None:
    sentence = (
        "The president of the United States, Donald Trump, who was travelling in the Gulf, told "
        "reporters on his plane that nothing would happen until he and the other leader sat down."
    )

    short = lens.compress(sentence, "brief")

    assert short.count(",") in {2, 3}  # both commas of the name, and of the clause
    assert "told reporters" in short
