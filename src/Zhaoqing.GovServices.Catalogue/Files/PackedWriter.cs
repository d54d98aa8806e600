using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Writes numbers and texts of an edition file; a text is written once, and by its number afterwards.</summary>
/// <param name="texts">The numbers of the texts.</param>
internal sealed class PackedWriter(Numbered<string> texts)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>A number from 0 on, seven bits a byte, the lowest first.</summary>
    public void Number(long value)
    {
        ulong rest = (ulong)value;
        var span = _bytes.GetSpan(10);
        int at = 0;
        for (; rest >= 0x80; rest >>= 7) span[at++] = (byte)((rest & 0x7f) | 0x80);
        span[at++] = (byte)rest;
        _bytes.Advance(at);
    }

    public void Flag(bool value) => Number(value ? 1 : 0);

    /// <summary>A text by its number; 0 for none.</summary>
    public void Text(string? text) => Number(texts.NumberOf(text));

    /// <summary>A text of its own, that is in no table.</summary>
    public void Raw(string text)
    {
        byte[] utf8 = Strict.GetBytes(text);
        Number(utf8.Length);
        Bytes(utf8);
    }

    public void Texts(ImmutableArray<string> all) => All(all, Text);

    public void All<T>(ImmutableArray<T> items, Action<T> write)
    {
        Number(items.Length);
        foreach (var item in items) write(item);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>The texts that were numbered so far, in their order.</summary>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, and no form in UTF-8.</exception>
    public void Table()
    {
        Number(texts.Items.Count);
        foreach (string text in texts.Items) Raw(text);
    }
}

/// <summary>Numbers different things from 1 on in the order in which they come; nothing is 0.</summary>
internal sealed class Numbered<T>(IEqualityComparer<T>? comparer)
    where T : class
{
    private readonly Dictionary<T, int> _numbers = new(comparer);

    public List<T> Items { get; } = [];

    public int NumberOf(T? item)
    {
        if (item is null) return 0;
        if (_numbers.TryGetValue(item, out int number)) return number;
        Items.Add(item);
        _numbers.Add(item, Items.Count);
        return Items.Count;
    }
}
