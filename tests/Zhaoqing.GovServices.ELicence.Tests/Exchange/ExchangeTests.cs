using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace Zhaoqing.GovServices.ELicence.Tests.Exchange;

/// <summary>Questions and answers as they stand on the wire.</summary>
public sealed class ExchangeTests
{
    [Fact]
    public void A_question_and_an_answer_read_back_as_they_were_written()
    {
        var query = ExchangeSample.Query();
        var read = ExchangeQuery.Read(query.Write()).AsT1;
        Assert.Equal(query.Write(), read.Write());
        Assert.Equal((query.Head, query.Holder, query.Licence, query.Grant, query.Purpose), (read.Head, read.Holder, read.Licence, read.Grant, read.Purpose));
        Assert.Equal(query.Fields.AsEnumerable(), read.Fields);
        var answer = ExchangeAnswer.Read(ExchangeSample.Answer.Write()).AsT1;
        Assert.Equal((ExchangeSample.Answer.Status, ExchangeSample.Answer.Licence, true), (answer.Status, answer.Licence, answer.IsValid));
        Assert.Equal(ExchangeSample.Answer.Fields, answer.Fields);
    }

    [Theory]
    [InlineData("holderCode", "\"\"", 12)]
    [InlineData("holderCode", "\" \"", 12)]
    [InlineData("holderCode", "\"990000199001010018\"", 12)]
    [InlineData("holderCode", "990000199001010017", 12)]
    [InlineData("holderTypeCode", "\"999\"", 103)]
    [InlineData("holderTypeCode", "null", 12)]
    [InlineData("certTypeCode", "\"11100000000013127D00\"", 113)]
    [InlineData("certTypeCode", null, 12)]
    [InlineData("useCause", null, 12)]
    [InlineData("grantId", "\"0\"", 12)]
    [InlineData("requestId", "\"\"", 12)]
    [InlineData("operator", "[]", 12)]
    [InlineData("caseNo", null, 12)]
    [InlineData("sector", "\"space\"", 12)]
    [InlineData("fields", "\"name\"", 12)]
    [InlineData("fields", "[1]", 12)]
    public void What_is_missing_or_has_another_form_has_its_status(string field, string? json, int status)
    {
        var query = JsonNode.Parse(ExchangeSample.Query().Write())!;
        var data = query["data"]!.AsObject();
        if (json is null) data.Remove(field);
        else data[field] = JsonNode.Parse(json);
        Assert.Equal(status, (int)ExchangeQuery.Read(Encoding.UTF8.GetBytes(query.ToJsonString())).AsT0.Status);
    }

    [Fact]
    public void The_cause_and_the_whole_have_a_limit_and_what_is_new_is_passed_over()
    {
        var query = ExchangeSample.Query();
        Assert.True(ExchangeQuery.Read((query with { UseCause = new string('因', ExchangeQuery.MaxCause) }).Write()).IsT1);
        Assert.Equal("useCause", ExchangeQuery.Read((query with { UseCause = new string('因', ExchangeQuery.MaxCause + 1) }).Write()).AsT0.Field);
        Assert.True(ExchangeQuery.Read([.. query.Write(), .. new byte[ExchangeQuery.MaxBytes - query.Write().Length].Select(_ => (byte)' ')]).IsT1);
        Assert.True(ExchangeQuery.Read([.. query.Write(), .. new byte[ExchangeQuery.MaxBytes].Select(_ => (byte)' ')]).IsT0);
        string more = Encoding.UTF8.GetString(query.Write()).Replace("{\"head\":{", "{\"new\":[1],\"head\":{\"alsoNew\":{},", StringComparison.Ordinal);
        Assert.True(ExchangeQuery.Read(Encoding.UTF8.GetBytes(more)).IsT1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>502</html>")]
    [InlineData("""{"head":{"status":0,"reason":"e-licence.allowed"}}""")]
    [InlineData("""{"head":{"status":7,"reason":""}}""")]
    [InlineData("""{"head":{"status":"0","reason":""}}""")]
    [InlineData("""{"head":{"status":100,"reason":"x"},"data":{"certIdentifier":"1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.001.C"}}""")]
    [InlineData("""{"head":{"status":0,"reason":"x"},"data":{"certIdentifier":"1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.001.D","isValid":true,"certData":{}}}""")]
    [InlineData("""{"head":{"status":0,"reason":"x"},"data":{"certIdentifier":"1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.001.C","isValid":true,"certData":{"\ud800":"x"}}}""")]
    [InlineData("""{"head":{"status":0,"reason":"x"},"data":{"certIdentifier":"1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.001.C","isValid":true,"certData":{"a":1}}}""")]
    [InlineData("""{"head":{"status":0,"reason":"x"},"data":{"certIdentifier":"1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.001.C","isValid":true,"certData":{"a":"1","a":"2"}}}""")]
    public void An_answer_that_says_two_things_or_nothing_is_none(string json) => Assert.True(ExchangeAnswer.Read(Encoding.UTF8.GetBytes(json)).IsT0);

    [Fact]
    public void Neither_a_number_nor_a_secret_nor_a_face_is_in_what_is_printed()
    {
        string printed = $"{ExchangeSample.Query()} {ExchangeSample.Query().Head} {ExchangeSample.Query().Holder} {ExchangeSample.Answer}";
        Assert.DoesNotContain("990000199001010017", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("示例一", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_status_has_its_words_and_its_number()
    {
        Assert.Equal([0, 10, 11, 12, 100, 103, 113], Enum.GetValues<ExchangeStatus>().Select(status => (int)status));
        Assert.Equal(7, Enum.GetValues<ExchangeStatus>().Select(ExchangeAnswer.MessageOf).ToImmutableHashSet(StringComparer.Ordinal).Count);
    }
}
