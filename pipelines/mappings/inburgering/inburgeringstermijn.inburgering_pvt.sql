-- doel: ggm_inburgering.inburgeringstermijn
-- bron: inburgering_pvt
-- beschrijving: Binnen welke tijd iemand aan de plicht moet voldoen.
select
    _rij                                          as dwh_bronrij,
    sleutel('inburgeringstermijn', dossiernummer) as inburgeringstermijn_id,
    datum_nl(aanvang_termijn)                     as datumaanvanginburgeringstermijn,
    datum_nl(einde_termijn)                       as datumeindeinburgeringstermijn,
    sleutel('inburgeringsplicht', dossiernummer)  as heeft_inburgeringsplicht_id
from bron.inburgering_pvt_inburgeraar
where dossiernummer <> '' and coalesce(aanvang_termijn, einde_termijn) is not null
