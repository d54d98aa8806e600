using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Zhaoqing.GovServices.CrossRegion.Hosting;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Hosting;

/// <summary>Names that repeat in an object, told in place and without a shortcut alike.</summary>
public sealed class RepeatedNamesTests
{
    private static readonly string[] Names = ["a", "A", "b", "ab", "aB", "\\u0061", "é", "É", "\\ud83d\\ude00", "seq", "Seq"];

    [Property(MaxTest = 2_000)]
    public Property It_is_told_as_by_one_who_compares_every_name_with_every_other() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        using var document = JsonDocument.Parse(text);
        return RepeatedNames.In(Encoding.UTF8.GetBytes(text)) == Slowly(document.RootElement);
    });

    [Theory]
    [InlineData("""{"a":{"a":1,"b":{"a":2}},"b":[{"a":1},{"a":2}]}""", "None")]
    [InlineData("""{"a":{"c":1},"b":{"c":1,"C":2}}""", "ButForCase")]
    [InlineData("""{"a":1,"A":1,"b":{"x":1,"\u0078":2}}""", "Same")]
    [InlineData("""{"\ud800":1}""", "Same")]
    public void Each_object_is_looked_at_by_itself(string text, string found) => Assert.Equal(found, $"{RepeatedNames.In(Encoding.UTF8.GetBytes(text))}");

    [Fact]
    public void So_are_objects_with_many_names()
    {
        string many = string.Join(',', Enumerable.Range(0, 200).Select(i => $"\"n{i}\":{i}"));
        Assert.Equal("None", $"{RepeatedNames.In(Encoding.UTF8.GetBytes($"{{{many}}}"))}");
        Assert.Equal("ButForCase", $"{RepeatedNames.In(Encoding.UTF8.GetBytes($"{{{many},\"N199\":0}}"))}");
        Assert.Equal("Same", $"{RepeatedNames.In(Encoding.UTF8.GetBytes($"{{{many},\"n0\":0}}"))}");
    }

    private static Gen<string> Texts { get; } = Gen.Choose(0, int.MaxValue - 1).Select(seed => Object(new Random(seed), 0));

    private static string Object(Random chance, int depth) =>
        $"{{{string.Join(',', Enumerable.Range(0, chance.Next(chance.Next(8) == 0 ? 80 : 5)).Select(i => $"\"{Names[chance.Next(Names.Length)]}{(chance.Next(3) == 0 ? "" : $"{i}")}\":{(depth < 4 && chance.Next(3) == 0 ? Object(chance, depth + 1) : "1")}"))}}}";

    private static RepeatedName Slowly(JsonElement element)
    {
        var found = RepeatedName.None;
        if (element.ValueKind != JsonValueKind.Object) return found;
        string[] names = [.. element.EnumerateObject().Select(member => member.Name)];
        for (int i = 0; i < names.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (string.Equals(names[i], names[j], StringComparison.Ordinal)) return RepeatedName.Same;
                if (string.Equals(names[i], names[j], StringComparison.OrdinalIgnoreCase)) found = RepeatedName.ButForCase;
            }
        }

        foreach (var member in element.EnumerateObject())
        {
            var below = Slowly(member.Value);
            if (below > found) found = below;
        }

        return found;
    }
}
