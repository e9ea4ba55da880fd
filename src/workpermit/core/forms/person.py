"""Fields about the person: names, birth, passport, how to reach them, where they live, their family (R10(2))."""

from __future__ import annotations

from workpermit.core.forms.fields import Choice, Country, Day, Field, Many, Need, Record, Words, YesNo
from workpermit.core.forms.kinds import EMAIL, LANGUAGE, PASSPORT, PHONE, UCI, ZONE
from workpermit.core.text import Text

SEX = Choice(
    {
        "F": Text(en="Female", fr="Féminin"),
        "M": Text(en="Male", fr="Masculin"),
        "X": Text(en="Another gender", fr="Autre genre"),
    }
)
RELATION = Choice(
    {
        "spouse": Text(en="Spouse", fr="Époux ou épouse"),
        "common_law_partner": Text(en="Common-law partner", fr="Conjoint ou conjointe de fait"),
        "child": Text(en="Child", fr="Enfant"),
        "parent": Text(en="Parent", fr="Parent"),
        "sibling": Text(en="Brother or sister", fr="Frère ou sœur"),
        "guardian": Text(en="Guardian", fr="Tuteur ou tutrice"),
    }
)
MARITAL_STATUS = Choice(
    {
        "single": Text(en="Single", fr="Célibataire"),
        "married": Text(en="Married", fr="Marié ou mariée"),
        "common_law": Text(en="In a common-law relationship", fr="En union de fait"),
        "separated": Text(en="Separated", fr="Séparé ou séparée"),
        "divorced": Text(en="Divorced", fr="Divorcé ou divorcée"),
        "widowed": Text(en="Widowed", fr="Veuf ou veuve"),
    }
)

FAMILY_NAME = Field(
    "family_name",
    Words(),
    Text(en="Family name", fr="Nom de famille"),
    Need.TO_READ,
    help=Text(
        en="As in the passport. A person with one name only writes it here.",
        fr="Comme dans le passeport. La personne qui n’a qu’un seul nom l’inscrit ici.",
    ),
)
GIVEN_NAMES = Field("given_names", Words(), Text(en="Given names", fr="Prénoms"))
EMAIL_FIELD = Field("email", EMAIL, Text(en="E-mail address", fr="Adresse courriel"))
PHONE_FIELD = Field("phone", PHONE, Text(en="Telephone", fr="Téléphone"))

APPLICANT = Field(
    "applicant",
    Record(
        (
            FAMILY_NAME,
            GIVEN_NAMES,
            Field("other_names", Many(Words(), 10), Text(en="Other names used", fr="Autres noms utilisés")),
            Field("born_on", Day(), Text(en="Date of birth", fr="Date de naissance"), Need.TO_READ, fact="born_on"),
            Field("sex", SEX, Text(en="Sex", fr="Sexe"), Need.TO_COMPLETE),
            Field("birth_place", Words(), Text(en="Place of birth", fr="Lieu de naissance")),
            Field("birth_country", Country(), Text(en="Country of birth", fr="Pays de naissance"), Need.TO_COMPLETE),
            Field("citizenship", Country(), Text(en="Citizenship", fr="Citoyenneté"), Need.TO_READ, fact="citizenship"),
            Field("other_citizenships", Many(Country(), 5), Text(en="Other citizenships", fr="Autres citoyennetés")),
            Field("marital_status", MARITAL_STATUS, Text(en="Marital status", fr="État matrimonial"), Need.TO_COMPLETE),
            Field(
                "uci",
                UCI,
                Text(en="Unique client identifier (UCI)", fr="Identificateur unique de client (IUC)"),
                help=Text(en="Only if the office gave one before.", fr="Seulement si le bureau en a déjà attribué un."),
            ),
            Field(
                "us_permanent_resident",
                YesNo(),
                Text(en="Permanent resident of the United States", fr="Résidence permanente aux États-Unis"),
            ),
        )
    ),
    Text(en="Applicant", fr="Demandeur"),
    Need.TO_READ,
)

CONTACT = Field(
    "contact",
    Record(
        (
            Field(
                "email",
                EMAIL,
                Text(en="E-mail address", fr="Adresse courriel"),
                help=Text(
                    en="Without one we write by post. Whoever applies online has one.",
                    fr="Sans adresse courriel, nous écrivons par la poste. Une demande en ligne en comporte une.",
                ),
            ),
            PHONE_FIELD,
            Field(
                "time_zone",
                ZONE,
                Text(en="Time zone", fr="Fuseau horaire"),
                Need.TO_READ,
                help=Text(
                    en="Deadlines are shown in UTC and in this zone.",
                    fr="Les dates limites sont affichées en UTC et dans ce fuseau.",
                ),
            ),
            Field("language", LANGUAGE, Text(en="Language of letters", fr="Langue des lettres"), Need.TO_READ),
        )
    ),
    Text(en="How to reach the applicant", fr="Coordonnées du demandeur"),
    Need.TO_READ,
)


def address(country: Field) -> Record:
    """Return the fields of a postal address whose country is asked by `country`."""
    return Record(
        (
            Field("street", Words(), Text(en="Street and number", fr="Rue et numéro"), Need.TO_COMPLETE),
            Field("unit", Words(20), Text(en="Apartment or unit", fr="Appartement ou unité")),
            Field("city", Words(80), Text(en="City", fr="Ville"), Need.TO_COMPLETE),
            Field(
                "region",
                Words(80),
                Text(en="Province, state or region", fr="Province, État ou région"),
                help=Text(
                    en="In Canada, the two letters of the province, such as ON.",
                    fr="Au Canada, les deux lettres de la province, par exemple ON.",
                ),
            ),
            Field("postal_code", Words(16), Text(en="Postal code", fr="Code postal")),
            country,
        )
    )


ANY_COUNTRY = Field("country", Country(), Text(en="Country", fr="Pays"), Need.TO_READ)
# A permit is mailed to the address given in Canada (IN-05), so this form takes no other.
IN_CANADA = Field(
    "country", Choice({"CA": Text(en="Canada", fr="Canada")}), Text(en="Country", fr="Pays"), Need.TO_READ
)
ANYWHERE = address(ANY_COUNTRY)
RESIDENCE = Field("residence", ANYWHERE, Text(en="Home address", fr="Adresse du domicile"), Need.TO_COMPLETE)

PASSPORT_FIELD = Field(
    "passport",
    Record(
        (
            Field("number", PASSPORT, Text(en="Passport number", fr="Numéro de passeport"), Need.TO_COMPLETE),
            Field("country", Country(), Text(en="Country that issued it", fr="Pays de délivrance"), Need.TO_COMPLETE),
            Field("issued_on", Day(), Text(en="Issued on", fr="Délivré le"), Need.TO_COMPLETE),
            Field(
                "expires_on",
                Day(),
                Text(en="Valid until", fr="Valide jusqu’au"),
                Need.TO_COMPLETE,
                fact="passport_expires_on",
            ),
        )
    ),
    Text(en="Passport", fr="Passeport"),
    Need.TO_COMPLETE,
)

FAMILY = Field(
    "family_members",
    Many(
        Record(
            (
                FAMILY_NAME,
                GIVEN_NAMES,
                Field(
                    "relation",
                    RELATION,
                    Text(en="Relation to the applicant", fr="Lien avec le demandeur"),
                    Need.TO_READ,
                ),
                Field("born_on", Day(), Text(en="Date of birth", fr="Date de naissance"), Need.TO_COMPLETE),
                Field("citizenship", Country(), Text(en="Citizenship", fr="Citoyenneté"), Need.TO_COMPLETE),
                Field("uci", UCI, Text(en="UCI", fr="IUC")),
                Field(
                    "accompanies",
                    YesNo(),
                    Text(
                        en="Comes along or applies together", fr="Accompagne le demandeur ou fait une demande avec lui"
                    ),
                    Need.TO_READ,
                ),
            )
        ),
        25,
    ),
    Text(en="Family members", fr="Membres de la famille"),
    Need.TO_COMPLETE,
    help=Text(en="An empty list says that there are none.", fr="Une liste vide signifie qu’il n’y en a pas."),
)
