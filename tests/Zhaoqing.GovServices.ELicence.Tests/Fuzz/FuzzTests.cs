using System.Globalization;
using Xunit.Abstractions;
using Zhaoqing.GovServices.ELicence.Tests.Tokens;

namespace Zhaoqing.GovServices.ELicence.Tests.Fuzz;

/// <summary>Generated and mutated bytes for every parser, in short; at length by <c>eng/fuzz.sh</c>.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly int Times = Number("FUZZ_TIMES", 1), Seed = Number("FUZZ_SEED", 20_261_130);

    public static TheoryData<string, int> Parsers => new()
    {
        { "licence identifier", 100_000 }, { "type code", 100_000 }, { "token", 5_000 }, { "exchange question", 25_000 }, { "exchange answer", 25_000 }, { "grant of the record", 20_000 }, { "answer of the record", 20_000 },
    };

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Whatever_bytes_come_a_parser_answers_and_takes_nothing_that_is_something_else(string name, int inputs)
    {
        using var tokens = new TokenSample();
        var parsers = ParserFuzz.Parsers(tokens);
        Assert.Equal(Parsers.Count, parsers.Count);
        int all = checked(inputs * Times), taken = ParserFuzz.Run(parsers.Single(parser => parser.Name == name), new Random(Seed), all);
        output.WriteLine($"{name}: {all} inputs, {taken} taken, seed {Seed}");
        Assert.InRange(taken, all / 100, all - (all / 10));
    }

    private static int Number(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
