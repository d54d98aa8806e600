using System.Text.Json;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Tests.Parties;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 200, QuietOnSuccess = true)]
public class PartyTests
{
    private static readonly JsonSerializerOptions Record = new() { Converters = { new RecordIdentityNumberJsonConverter() } };

    [Property]
    public void The_record_writes_a_party_and_reads_the_same_one(CitizenIdentityNumber number, UnifiedSocialCreditCode code)
    {
        foreach (Party party in (Party[])[new Person(PartyName.Parse("张三"), number), new Organisation(PartyName.Parse("某某有限公司"), code)])
        {
            string json = JsonSerializer.Serialize(party, Record);
            Assert.Equal(party, JsonSerializer.Deserialize<Party>(json, Record));
            Assert.Contains(party is Person ? "\"kind\":\"person\"" : "\"kind\":\"organisation\"", json, StringComparison.Ordinal);
        }
    }

    [Property]
    public void No_other_writing_shows_a_person_s_number(CitizenIdentityNumber number)
    {
        Party person = new Person(PartyName.Parse("张三"), number);
        Assert.DoesNotContain(number.Reveal(), JsonSerializer.Serialize(person) + person, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", person.ToString(), StringComparison.Ordinal);
    }
}
