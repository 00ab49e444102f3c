-- doel: ggm_inkomen.component
-- bron: inkomen_uitkeringen
-- beschrijving: Wat er van een uitkering is betaald of ingehouden.
select
    _rij                                            as dwh_bronrij,
    sleutel('component', componentnummer)           as component_id,
    decimaal_nl(bedrag)                             as bedrag,
    datum_nl(periode_van)                           as begindatumbetrekkingop,
    datum_nl(periode_tot_en_met)                    as eindatumbetrekkingop,
    debetcredit                                     as debetcredit,
    rekeningnummer                                  as rekeningnummer,
    grootboek                                       as grootboekcode,
    omschrijving                                    as omschrijving,
    sleutel2('uitkeringsrun', rundatum, runperiode) as heeft_uitkeringsrun_id,
    sleutel('inkomensvoorziening', dossiernummer)   as is_opgebouwd_uit_inkomensvoorziening_id,
    sleutel('componentsoort', componentcode)        as is_van_soort_componentsoort_id,
    case when coalesce(trim(componentnummer), '') = ''
         then 'Componentnummer ontbreekt: deze betaling is niet te herkennen.'
    end as _reden
from bron.inkomen_uitkeringen_component
