-- doel: ggm_inkomen.inkomensvoorzieningsoort
-- bron: inkomen_uitkeringen
-- beschrijving: De regelingen waaruit is toegekend. Krijgt een code twee namen, dan staan ze naast elkaar
--   en vindt een regel ze.
select
    min(_rij)                                         as dwh_bronrij,
    sleutel('inkomensvoorzieningsoort', regelingcode) as inkomensvoorzieningsoort_id,
    regelingcode                                      as code,
    regelingcode                                      as regelingscode,
    regeling                                          as regeling,
    regeling                                          as naam,
    case upper(trim(wet))
        when 'PW' then 'Participatiewet PW-I' when 'IOAW' then 'I.O.A.W./I.O.A.Z.'
        when 'IOAZ' then 'I.O.A.W./I.O.A.Z.' when 'BB' then 'Bijzondere Bijstand' else wet
    end
                                                      as wet
from bron.inkomen_uitkeringen_voorziening
where regelingcode <> ''
group by regelingcode, regeling, wet
