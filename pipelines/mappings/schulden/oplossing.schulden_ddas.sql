-- doel: ggm_schuldhulpverlening.oplossing
-- bron: schulden_ddas
-- beschrijving: De oplossing, met het vrij te laten bedrag (vtlb).
select
    _rij                                                           as dwh_bronrij,
    sleutel('oplossing', ddas_traject(kvk_nummer, startdatum, client, omschrijving)) as oplossing_id,
    oplossing_start                                                as startdatum,
    oplossing_eind                                                 as einddatum,
    oplossing_soort                                                as soort,
    oplossing_vtlb                                                 as vtlb
from bron.schulden_ddas_traject
where coalesce(oplossing_start, oplossing_soort) is not null and ddas_traject(kvk_nummer, startdatum, client, omschrijving) is not null
