"""Common given names that go with "she" or with "he"; those that go with both are left out.

A short list of our own, for one question only: could this pronoun mean this person?
"""

from __future__ import annotations

from typing import Literal

from jl_newslens.summarize.sentence.words import word_set

_FEMALE = word_set(
    """
    abigail ada adele agnes aisha alexandra alexandria alice alicia alison allison amanda
    amber amelia amina amy anastasia andrea angela angelina anita ann anna anne annegret
    annette annie antonia aretha ariana arlene ashley astrid audrey aung ayesha barbara
    beatrice becky benazir bernadette bertha beth bethany betty beyonce bianca brenda
    bridget brigitte brittany caitlin camilla carla carmen carol carole caroline carrie
    catherine cathy cecilia celine charlotte chelsea cheryl chloe christina christine
    christy cindy claire clara claudia colleen condoleezza connie cora cristina cynthia
    daisy daniela danielle daphne dawn deborah debbie delia denise diana diane dianne dilma
    dolly donna doris dorothy edith eileen elaine eleanor elena elisa elisabeth elizabeth
    ella ellen ellie elsa emily emma erica erika esther ethel eva eve evelyn faith fatima
    federica felicity fiona florence frances francesca freya gabriela gabrielle gemma
    georgia geraldine germaine gertrude gillian gina giorgia gisele gladys gloria grace
    greta gretchen gwen hannah harriet hazel heather heidi helen helena helga henrietta
    hilary hillary hilda hope ida imelda indira ingrid irene iris irina isabel isabella
    isabelle ivanka jacinda jackie jacqueline jane janet janice jasmine jean jeanette jeanne
    jenna jennifer jenny jessica jill joan joanna joanne jocelyn josephine joyce juanita
    judith judy julia juliana julianne julie juliet justine kaitlyn kaja kamala karen karin
    karina kate katherine kathleen kathryn kathy katie katrina katy kayla keira kelly kendra
    kimberly kirsten kristen kristin kristina kylie larissa latoya laura lauren laurie leah
    leila lena leona leslie leticia lidia lila lilian lillian lily linda lindsay lindsey
    lisa liz lois loretta lorraine louise lucia lucille lucy luisa lydia lynn mabel
    madeleine madeline madison magdalena maia malala mandy manuela marcia margaret margarita
    margot maria mariah marianne marie marilyn marina marine marion marjorie marlene marsha
    martha martina mary matilda maureen maya megan meghan melania melanie melinda melissa
    mercedes meredith meryl mette mia michaela michele michelle mildred miley milena mina
    miranda miriam molly mona monica monique muriel myra nadia nadine nancy naomi natalia
    natalie natasha nicola nicole nikki nina nora norma octavia odette olga olivia olympia
    ophelia oprah pamela patricia patty paula pauline pearl peggy penelope penny petra
    phyllis pippa polly priscilla rachel ramona rebecca regina renee rhonda rihanna rita
    roberta robin rosa rosalind rose rosemary roxanne ruth sabrina sally samantha sandra
    sanna sara sarah saskia savannah selena serena shannon sharon sheila shelley sheryl
    shirley sienna silvia simone sinead sofia sonia sophia sophie stacey stella stephanie
    sue susan susanna susie suzanne svetlana sybil sylvia tamara tammy tanya tara tatiana
    taylor teresa tess thelma theresa tiffany tina tracey tulsi tzipi ursula valentina
    valerie vanessa vera veronica vicky victoria viola violet virginia vivian viviane wanda
    wendy whitney whoopi wilma winifred xiomara yasmin yolanda yoko yulia yvette yvonne zara
    zelda zoe
    """
)
_MALE = word_set(
    """
    aaron abdul abdullah abdel abraham adam adolf adrian ahmad ahmed alan albert alberto
    alejandro aleksandr aleksandar alexander alexei alexey alfonso alfred ali allan allen
    alvin anatoly anders andre andreas andrei andres andrew andrey andriy andrzej angus
    anthony antoine anton antonio antony anwar archie aristide arnold arthur ashraf asif
    augustus austin axel ayman barack barry bashar bart basil ben benedict benjamin benito
    benny bernard bernardo bernie bill billy bjorn bob bobby boris brad bradley brandon
    brendan brent brett brian bruce bruno bryan burt byron calvin carl carlo carlos cesar
    chad charles charlie chester christian christopher christophe chuck clarence claude
    clayton cliff clifford clint clive colin conrad constantine cornelius craig curtis cyril
    cyrus dale damian dan daniel danny darren dave david dean denis dennis derek desmond
    dick diego dieter dimitri dirk dmitri dmitry dominic dominique don donald donny doug
    douglas duncan dustin dwayne dwight earl eddie edgar eduardo edmund edward edwin egon
    eli elias elon elvis emmanuel enrique eric erik ernest ernesto erwin ethan eugene evan
    fabio faisal felipe felix ferdinand fernando fidel florian floyd francisco franco
    francois frank franklin franz fred freddie frederick friedrich fritz gareth gary gavin
    gene geoffrey george gerald gerard gerhard gerry gilbert giovanni giuseppe glenn gordon
    graham greg gregory guido guillermo gunther gustav guy hamid hank hans harold harry
    harvey hassan hector heinrich helmut henri henry herbert herman hideki hiroshi horst
    hosni howard hubert hugh hugo ian ibrahim igor ilham imran isaac ismail ivan jack jacob
    jacques jaime jair jake jakob james jan janos jared jason javier jeb jed jeff jeffrey
    jens jeremy jerome jerry jesus jim jimmy joachim joao joe joel johan johannes john
    johnny jon jonas jonathan jorge jose josef joseph joshua josh juan juergen julian julio
    julius jurgen justin kai karl karim keir keith ken kenneth kent kevin khalid kofi konrad
    konstantin kurt kyle lance larry laurent lawrence lee leo leon leonard leonardo leonid
    leopold lewis liam lionel lloyd louis luc lucas luciano ludwig luigi luis luiz lukas
    luke lyndon magnus mahmoud malcolm manfred manuel marc marcel marco marcos marcus mario
    mark marko martin marvin massimo matt matteo matthew matthias maurice mauricio max
    maximilian mehmet melvin michael michel mick miguel mike mikhail miles milos mitch mitt
    mohamed mohammad mohammed moshe muammar muhammad mustafa narendra nathan nathaniel ned
    neil nelson nicholas nick nicolas nicolae nigel nikita nikolai nikos noah noel norbert
    norman oleg oliver olaf omar orlando oscar osama oswald otto owen pablo paolo patrick
    paul pavel pedro per percy perry pervez peter petr petro phil philip philippe phillip
    pierre piers pietro quentin rafael rahul ralph ramon randall randy raul ravi ray raymond
    recep reinhard rene rex ricardo richard rick ricky rob robert roberto rodney rodrigo
    roger roland rolf roman ronald ronnie ross roy rudolf rudolph rudy rupert russell ryan
    saddam salman salvador samuel scott sean sebastian sepp serge sergei sergey sergio seth
    shaun shinzo sidney silvio simon slobodan spencer stan stanley stefan stephane stephen
    steve steven stuart sundar sven tariq ted terence terry thaksin theodore theo thierry
    thomas tim timothy toby todd tom tommy tony travis trevor troy tyler umberto valentin
    vaclav victor vijay viktor vince vincent vitali vitaly vlad vladimir vladislav volker
    volodymyr walter warren wayne wen werner wilhelm willem william willy winston wolfgang
    woodrow xavier yasser yitzhak yuri yusuf zachary
    """
)


def gender_of_given_name(name: str) -> Literal["f", "m"] | None:
    """ "f" or "m" where the name nearly always goes with one, else None."""
    key = name.lower()
    if key in _FEMALE:
        return None if key in _MALE else "f"
    return "m" if key in _MALE else None
