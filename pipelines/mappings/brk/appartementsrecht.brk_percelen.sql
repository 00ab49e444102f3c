-- doel: ggm_rsgb.appartementsrecht
-- bron: brk_percelen
-- beschrijving: De onroerende zaken die een appartementsrecht zijn.
select
    z._rij                                     as dwh_bronrij,
    sleutel('onroerendezaak', z.identificatie) as appartementsrecht_id
from bron.brk_percelen_onroerendezaak as z
where lower(trim(z.soort)) = 'appartementsrecht' and coalesce(trim(z.identificatie), '') <> ''
