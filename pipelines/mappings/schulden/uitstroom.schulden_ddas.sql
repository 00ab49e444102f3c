-- doel: ggm_schuldhulpverlening.uitstroom
-- bron: schulden_ddas
-- beschrijving: Hoe een traject eindigde.
select
    _rij                                                           as dwh_bronrij,
    sleutel('uitstroom', ddas_traject(kvk_nummer, startdatum, client, omschrijving)) as uitstroom_id,
    uitstroom_datum                                                as datum,
    uitstroom_omschrijving                                         as omschrijving,
    uitstroom_reden                                                as reden,
    uitstroom_beschikking                                          as datumbeeindigingsbeschikking
from bron.schulden_ddas_traject
where coalesce(uitstroom_datum, uitstroom_reden) is not null and ddas_traject(kvk_nummer, startdatum, client, omschrijving) is not null
