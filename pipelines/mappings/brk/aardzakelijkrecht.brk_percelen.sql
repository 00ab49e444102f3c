-- doel: ggm_rsgb_referentielijsten.aardzakelijkrecht
-- bron: brk_percelen
-- beschrijving: De soorten rechten die voorkomen, met de naam die het Kadaster erbij levert.
select
    min(g._rij)                       as dwh_bronrij,
    sleutel('aardzakelijkrecht', g.aard) as aardzakelijkrecht_id,
    g.aard                            as codeaardzakelijkrecht,
    min(nullif(g.aard_naam, ''))      as naamaardzakelijkrecht
from bron.brk_percelen_gerechtigde as g
where coalesce(trim(g.aard), '') <> ''
group by g.aard
