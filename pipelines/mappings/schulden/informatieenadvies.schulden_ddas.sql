-- doel: ggm_schuldhulpverlening.informatieenadvies
-- bron: schulden_ddas
-- beschrijving: Informatie en advies.
select
    _rij                                                           as dwh_bronrij,
    sleutel('informatieenadvies', ddas_traject(kvk_nummer, startdatum, client, omschrijving)) as informatieenadvies_id,
    informatie_start                                               as startdatum,
    informatie_eind                                                as einddatum
from bron.schulden_ddas_traject
where coalesce(informatie_start, informatie_eind) is not null and ddas_traject(kvk_nummer, startdatum, client, omschrijving) is not null
