-- doel: ggm_schuldhulpverlening.aanmelding
-- bron: schulden_ddas
-- beschrijving: Wanneer iemand zich meldde.
select
    _rij                                                           as dwh_bronrij,
    sleutel('aanmelding', ddas_traject(kvk_nummer, startdatum, client, omschrijving)) as aanmelding_id,
    aanmelding_start                                               as startdatum,
    aanmelding_eind                                                as einddatum,
    janee(aanmelding_crisis)                                       as crisisinterventie,
    case when coalesce(intake_start, intake_beschikkingsdatum) is not null then sleutel('intake', ddas_traject(kvk_nummer, startdatum, client, omschrijving)) end as resulteert_in_intake_id
from bron.schulden_ddas_traject
where coalesce(aanmelding_start, aanmelding_eind) is not null and ddas_traject(kvk_nummer, startdatum, client, omschrijving) is not null
