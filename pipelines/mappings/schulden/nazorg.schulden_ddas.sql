-- doel: ggm_schuldhulpverlening.nazorg
-- bron: schulden_ddas
-- beschrijving: Nazorg na een oplossing.
select
    _rij                                                           as dwh_bronrij,
    sleutel('nazorg', ddas_traject(kvk_nummer, startdatum, client, omschrijving)) as nazorg_id,
    nazorg_start                                                   as startdatum,
    nazorg_eind                                                    as einddatum
from bron.schulden_ddas_traject
where coalesce(nazorg_start, nazorg_eind) is not null and ddas_traject(kvk_nummer, startdatum, client, omschrijving) is not null
