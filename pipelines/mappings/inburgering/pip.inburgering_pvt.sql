-- doel: ggm_inburgering.pip
-- bron: inburgering_pvt
-- beschrijving: Het PIP van een inburgeraar.
select
    _rij                          as dwh_bronrij,
    sleutel('pip', dossiernummer) as pip_id,
    datum_nl(dagtekening_pip)     as dagtekeningpip
from bron.inburgering_pvt_inburgeraar
where dossiernummer <> '' and dagtekening_pip <> ''
