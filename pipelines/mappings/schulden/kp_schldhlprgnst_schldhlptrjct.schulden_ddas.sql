-- doel: ggm_schuldhulpverlening.kp_schldhlprgnst_schldhlptrjct
-- bron: schulden_ddas
-- beschrijving: Welke organisatie een traject uitvoert.
select
    t._rij                                                         as dwh_bronrij,
    sleutel2('organisatie_traject', t.kvk_nummer, ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving)) as kp_schldhlprgnst_schldhlptrjct_id,
    sleutel('organisatie', t.kvk_nummer)                           as schuldhulporganisatie_id,
    sleutel('schuldhulptraject', ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving)) as schuldhulptraject_id
from bron.schulden_ddas_traject as t
where t.kvk_nummer <> '' and ddas_traject(t.kvk_nummer, t.startdatum, t.client, t.omschrijving) is not null
