-- doel: ggm_schuldhulpverlening.schuldhulptraject
-- bron: schulden_ddas
-- beschrijving: De trajecten. DDAS geeft ze geen nummer: organisatie, startdatum en de BSN's van de
--   cliënten zijn samen de sleutel. Naar een fase verwijst een traject alleen als er iets over bekend is.
with t as (
    select
        _rij, omschrijving, startdatum, einddatum, toekenningsdatum, totaal_schuldbedrag, gemeentecode,
        ddas_traject(kvk_nummer, startdatum, client, omschrijving) as sleutel,
        coalesce(aanmelding_start, aanmelding_eind) as aanmelding,
        coalesce(informatie_start, informatie_eind) as informatieenadvies,
        coalesce(intake_start, intake_beschikkingsdatum) as intake,
        coalesce(nazorg_start, nazorg_eind) as nazorg,
        coalesce(oplossing_start, oplossing_soort) as oplossing,
        coalesce(regeling_datum, regeling_toegekend, regeling_afgewezen, regeling_ingetrokken) as schuldregeling,
        coalesce(stabilisatie_start, stabilisatie_eind) as stabilisatie,
        plan_afgerond as planvanaanpak,
        coalesce(uitstroom_datum, uitstroom_reden) as uitstroom
    from bron.schulden_ddas_traject
)
select
    _rij                                                               as dwh_bronrij,
    sleutel('schuldhulptraject', sleutel)                              as schuldhulptraject_id,
    omschrijving                                                       as omschrijving,
    startdatum                                                         as startdatum,
    einddatum                                                          as einddatum,
    toekenningsdatum                                                   as toekenningsdatum,
    totaal_schuldbedrag                                                as totaalschuldbedragbijaanvangschuld,
    if(aanmelding is not null, sleutel('aanmelding', sleutel), null)   as bevat_aanmelding_id,
    if(informatieenadvies is not null, sleutel('informatieenadvies', sleutel), null)
        as bevat_informatieenadvies_id,
    if(intake is not null, sleutel('intake', sleutel), null)           as bevat_intake_id,
    if(nazorg is not null, sleutel('nazorg', sleutel), null)           as bevat_nazorg_id,
    if(oplossing is not null, sleutel('oplossing', sleutel), null)     as bevat_oplossing_id,
    if(schuldregeling is not null, sleutel('schuldregeling', sleutel), null)
        as bevat_schuldregeling_id,
    if(stabilisatie is not null, sleutel('stabilisatie', sleutel), null)
        as bevat_stabilisatie_id,
    if(planvanaanpak is not null, sleutel('planvanaanpak', sleutel), null)
        as heeft_planvanaanpak_id,
    if(uitstroom is not null, sleutel('uitstroom', sleutel), null)     as uitstroom_uitstroom_id,
    sleutel('gemeente', regexp_replace(gemeentecode, '^GM', ''))       as onder_verantwoordelijkheid_van_gemeente_id,
    case when sleutel is null then 'Startdatum of cliënt ontbreekt: dit traject is niet te herkennen.'
    end as _reden
from t
