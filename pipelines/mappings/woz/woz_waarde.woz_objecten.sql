-- doel: ggm_rsgb.woz_waarde
-- bron: woz_objecten
-- beschrijving: De waarden van elk object. De laatste status van een beschikking telt; een waarde die
--   alleen is vernietigd, is er niet meer.
with waarde as (
    select w._rij, w.wozobjectnummer,
           unnest(case when json_valid(w.waarden) then from_json(w.waarden, '["json"]') end) as een
    from bron.woz_objecten_wozobject as w
    where coalesce(trim(w.wozobjectnummer), '') <> ''
), los as (
    select a._rij, a.wozobjectnummer,
           json_extract_string(a.een, '$.vastgesteldeWaarde')       as vastgesteld,
           json_extract_string(a.een, '$.waardepeildatum')          as peildatum,
           json_extract_string(a.een, '$.ingangsdatum')             as ingangsdatum,
           json_teksten(json_extract(a.een, '$.beschikkingsStatussen')) as statussen
    from waarde as a
)
select
    l._rij                                   as dwh_bronrij,
    sleutel3('woz_waarde', l.wozobjectnummer, l.peildatum, coalesce(l.ingangsdatum, '-'))
                                             as woz_waarde_id,
    l.peildatum                              as datumwaardepeiling,
    l.vastgesteld                            as vastgesteldewaarde,
    case l.statussen[-1]
        when 'beschikking_genomen' then 'beschikking genomen'
        when 'beschikking_vernietigd' then 'vernietiging beschikking'
        when 'beschikking_herzien' then 'herzieningsbeschikking'
        when 'bezwaar_ingediend' then 'bezwaar ingediend'
        when 'bezwaar_gehandhaafd' then 'bezwaar afgehandeld, beschikking gehandhaafd'
        when 'bezwaar_veranderd' then 'bezwaar afgehandeld, vastgestelde waarde veranderd'
        when 'waarde_ambtshalve_verminderd' then 'waarde ambtshalve verminderd'
        when 'beroep_aangetekend' then 'beroep aangetekend'
        when 'beroep_gehandhaafd' then 'uitspraak beroep, beschikking gehandhaafd'
        when 'beroep_veranderd' then 'uitspraak beroep, vastgestelde waarde veranderd'
        when 'hoger_beroep_aangetekend' then 'hoger beroep aangetekend'
        when 'hoger_beroep_gehandhaafd' then 'uitspraak hoger beroep, beschikking gehandhaafd'
        when 'hoger_beroep_veranderd' then 'uitspraak hoger beroep, vastgestelde waarde veranderd'
        when 'cassatie_ingesteld' then 'cassatie ingesteld'
        when 'hoge_raad_gehandhaafd' then 'arrest Hoge Raad, beschikking gehandhaafd'
        when 'hoge_raad_veranderd' then 'arrest Hoge Raad, vastgestelde waarde veranderd'
        when 'hoge_raad_geding_verwezen' then 'arrest Hoge Raad, geding verwezen'
        when 'voorlopige_aanslag' then 'waarde te gebruiken voor voorlopige aanslag'
        else l.statussen[-1]
    end                                      as statusbeschikking,
    sleutel('woz_object', l.wozobjectnummer) as is_voor_woz_object_id,
    case when coalesce(l.peildatum, '') = ''
         then 'Waardepeildatum ontbreekt: zonder peildatum zegt een waarde niets.'
    end                                      as _reden
from los as l
where l.statussen is distinct from ['beschikking_vernietigd']
