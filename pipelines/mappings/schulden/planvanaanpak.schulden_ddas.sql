-- doel: ggm_schuldhulpverlening.planvanaanpak
-- bron: schulden_ddas
-- beschrijving: Het plan van aanpak.
select
    _rij                                                           as dwh_bronrij,
    sleutel('planvanaanpak', ddas_traject(kvk_nummer, startdatum, client, omschrijving)) as planvanaanpak_id,
    plan_afgerond                                                  as datumafronding
from bron.schulden_ddas_traject
where coalesce(plan_afgerond) is not null and ddas_traject(kvk_nummer, startdatum, client, omschrijving) is not null
