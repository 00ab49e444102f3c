-- doel: ggm_schuldhulpverlening.intake
-- bron: schulden_ddas
-- beschrijving: De intake, met de beschikking die erop volgde.
select
    _rij                                                           as dwh_bronrij,
    sleutel('intake', ddas_traject(kvk_nummer, startdatum, client, omschrijving)) as intake_id,
    intake_start                                                   as startdatum,
    intake_eind                                                    as einddatum,
    intake_beschikkingsdatum                                       as beschikkingsdatum,
    intake_beschikkingssoort                                       as beschikkingssoort
from bron.schulden_ddas_traject
where coalesce(intake_start, intake_beschikkingsdatum) is not null and ddas_traject(kvk_nummer, startdatum, client, omschrijving) is not null
