-- doel: ggm_rsgb.woz_object
-- bron: woz_objecten
-- beschrijving: Elk object, met zijn waarde op de laatste waardepeildatum (een waarde die alleen is
--   vernietigd, telt niet).
with waarde as (
    select w._rij,
           unnest(case when json_valid(w.waarden) then from_json(w.waarden, '["json"]') end) as een
    from bron.woz_objecten_wozobject as w
), los as (
    select a._rij,
           json_extract_string(a.een, '$.vastgesteldeWaarde')           as vastgesteld,
           json_extract_string(a.een, '$.waardepeildatum')              as peildatum,
           coalesce(json_extract_string(a.een, '$.ingangsdatum'), '')   as ingangsdatum,
           json_teksten(json_extract(a.een, '$.beschikkingsStatussen')) as statussen
    from waarde as a
), laatste as (
    select l._rij, max(l.peildatum) as peildatum,
           arg_max(l.vastgesteld, l.peildatum || ' ' || l.ingangsdatum) as vastgesteld
    from los as l
    where l.statussen is distinct from ['beschikking_vernietigd']
    group by l._rij
)
select
    o._rij                                   as dwh_bronrij,
    sleutel('woz_object', o.wozobjectnummer) as woz_object_id,
    o.wozobjectnummer                        as wozobjectnummer,
    o.grondoppervlakte                       as grondoppervlakte,
    l.peildatum                              as datumwaardepeiling,
    l.vastgesteld                            as vastgesteldewaarde,
    case when coalesce(trim(o.wozobjectnummer), '') = ''
         then 'WOZ-objectnummer ontbreekt: zonder nummer is dit object niet te herkennen.'
    end                                      as _reden
from bron.woz_objecten_wozobject as o
left join laatste as l on l._rij = o._rij
