using System.Text;
using System.Text.Json;
using Zhaoqing.GovServices.ELicence.Hosting;
using Zhaoqing.GovServices.ELicence.Tests.Exchange;
using Zhaoqing.GovServices.ELicence.Tests.Tokens;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.ELicence.Tests.Fuzz;

/// <summary>A parser, good inputs to begin with, and what must hold whatever it is given.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seeds">Good inputs.</param>
/// <param name="Check">Gives it an input; whether it was taken. Throws where something is wrong.</param>
internal sealed record FuzzedParser(string Name, byte[][] Seeds, Func<byte[], bool> Check);

/// <summary>Generated and mutated inputs for every parser of the package, in an order that a seed gives.</summary>
internal static class ParserFuzz
{
    private static readonly byte[] Telling = [0, 9, 10, 0x20, .. "\"\\{}[]:,.~=-_+eE0129AZaz"u8, 0x7f, 0x80, 0xc0, 0xed, 0xf0, 0xff];

    /// <summary>The parsers. A token that holds must be one of the seeds to the byte: there is no other that is signed.</summary>
    public static IReadOnlyList<FuzzedParser> Parsers(TokenSample tokens)
    {
        string[] presented = [tokens.Presented, tokens.Present(), tokens.Present("portrait"), tokens.Present("address", "name")];
        return
        [
            new("licence identifier", [Utf8(Sample.IdentityCard.ToString()), Utf8(Sample.BusinessLicence.ToString()), Utf8("11100000MB03271699022.340100.000000016.001.9")], Identifier),
            new("type code", [Utf8(Sample.Card.Code.ToString()), Utf8(Sample.Business.Code.ToString())], TypeCode),
            new("token", [.. presented.Select(Utf8)], bytes => Token(bytes, presented, tokens)),
            new("exchange question", [ExchangeSample.Query().Write(), (ExchangeSample.Query() with { Fields = [] }).Write()], Question),
            new("exchange answer", [ExchangeSample.Answer.Write(), ExchangeAnswer.Refused(ExchangeStatus.NoRight, "e-licence.no-grant").Write()], Answer),
            new("grant of the record", [HolderEventCodec.Write(new GrantAsked(Sample.Now, "operator-1", Sample.Terms, Sample.Now, "p", "t"))], bytes => Recorded("e-licence.grant-asked.v1", bytes)),
            new("answer of the record", [HolderEventCodec.Write(new GrantAllowed(Sample.Now, "h", Sample.Terms.Id, Sample.ByHolder, Sample.Sign(Sample.Terms)))], bytes => Recorded("e-licence.grant-allowed.v1", bytes)),
        ];
    }

    /// <summary>Gives a parser so many inputs.</summary>
    /// <returns>How many of them it took.</returns>
    /// <exception cref="InvalidOperationException">Something did not hold; the message has the input in base64.</exception>
    public static int Run(FuzzedParser parser, Random chance, int inputs)
    {
        int taken = 0;
        for (int i = 0; i < inputs; i++)
        {
            byte[] input = Next(parser.Seeds, chance);
            try
            {
                if (parser.Check(input)) taken++;
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"{parser.Name}, input {i}: {Convert.ToBase64String(input)}", fault);
            }
        }

        return taken;
    }

    private static byte[] Next(byte[][] seeds, Random chance)
    {
        if (chance.Next(16) == 0)
        {
            byte[] random = new byte[chance.Next(200)];
            chance.NextBytes(random);
            return random;
        }

        var bytes = new List<byte>(seeds[chance.Next(seeds.Length)]);
        for (int changes = chance.Next(5); changes > 0 && bytes.Count > 0; changes--) Change(bytes, seeds, chance);
        return [.. bytes];
    }

    private static void Change(List<byte> bytes, byte[][] seeds, Random chance)
    {
        int at = chance.Next(bytes.Count), length = Math.Min(bytes.Count - at, 1 + chance.Next(8));
        switch (chance.Next(7))
        {
            case 0: bytes[at] ^= (byte)(1 << chance.Next(8)); break;
            case 1: bytes[at] = Telling[chance.Next(Telling.Length)]; break;
            case 2: bytes.Insert(at, Telling[chance.Next(Telling.Length)]); break;
            case 3: bytes.RemoveRange(at, length); break;
            case 4: bytes.InsertRange(at, [.. bytes[at..(at + length)]]); break;
            case 5: bytes.RemoveRange(at, bytes.Count - at); break;
            default:
                byte[] other = seeds[chance.Next(seeds.Length)];
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other[Math.Min(at, other.Length)..]);
                break;
        }
    }

    private static bool Identifier(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        bool isBare = LicenceIdentifier.ReadWithoutRoot(text).TryPickT2(out var bare, out _);
        if (isBare && bare.ToString() != $"{LicenceIdentifier.Root}.{text}") throw new InvalidOperationException("It reads as something else.");
        return LicenceIdentifier.Read(text).Match(
            fault => fault.Position is null or > 0 && fault.Message.Length > 0 ? isBare : throw new InvalidOperationException("The fault has no place or no words."),
            miscopied => miscopied.Parts.ToString() == text && miscopied.Parts.Check != miscopied.Parts.ExpectedCheck ? isBare : throw new InvalidOperationException("It is not miscopied."),
            identifier => identifier.ToString() == text && !isBare ? true : throw new InvalidOperationException("It reads as something else."));
    }

    private static bool TypeCode(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        return LicenceTypeCode.TryParse(text, provider: null, out var code) && (code.ToString() == text ? true : throw new InvalidOperationException("It reads as something else."));
    }

    private static bool Token(byte[] bytes, string[] good, TokenSample tokens)
    {
        string text = Encoding.Latin1.GetString(bytes);
        bool holds = GrantToken.Verify(text, tokens.Trust, TokenSample.Ask, Sample.Now).IsT1;
        return holds == good.Contains(text, StringComparer.Ordinal) ? holds : throw new InvalidOperationException("A forged token is taken, or a good one refused.");
    }

    private static bool Question(byte[] bytes) => ExchangeQuery.Read(bytes).Match(
        fault => fault.Status != ExchangeStatus.Ok ? false : throw new InvalidOperationException("A fault says yes."),
        query => ExchangeQuery.Read(query.Write()).AsT1.Write().AsSpan().SequenceEqual(query.Write()) ? true : throw new InvalidOperationException("It reads back as something else."));

    private static bool Answer(byte[] bytes) => ExchangeAnswer.Read(bytes).Match(
        _ => false,
        answer => (answer.Status == ExchangeStatus.Ok) == (answer.Licence is not null) && ExchangeAnswer.Read(answer.Write()).AsT1.Write().AsSpan().SequenceEqual(answer.Write())
            ? true
            : throw new InvalidOperationException("It reads back as something else."));

    private static bool Recorded(string name, byte[] bytes)
    {
        try
        {
            var happened = HolderEventCodec.Read(name, bytes);
            byte[] again = HolderEventCodec.Write(happened);
            return HolderEventCodec.Write(HolderEventCodec.Read(name, again)).AsSpan().SequenceEqual(again) ? true : throw new InvalidOperationException("It reads back as something else.");
        }
        catch (Exception fault) when (fault is JsonException or UnknownEventException)
        {
            return false;
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
