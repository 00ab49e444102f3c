-- doel: ggm_schuldhulpverlening.stabilisatie
-- bron: schulden_ddas
-- beschrijving: Stabilisatie van inkomsten en uitgaven.
select
    _rij                                                           as dwh_bronrij,
    sleutel('stabilisatie', ddas_traject(kvk_nummer, startdatum, client, omschrijving)) as stabilisatie_id,
    stabilisatie_start                                             as startdatum,
    stabilisatie_eind                                              as einddatum
from bron.schulden_ddas_traject
where coalesce(stabilisatie_start, stabilisatie_eind) is not null and ddas_traject(kvk_nummer, startdatum, client, omschrijving) is not null
