namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Folded names one behind the other in one piece of memory.</summary>
internal sealed class NameTexts
{
    private readonly char[] _text;
    private readonly int[] _starts;

    public NameTexts(IReadOnlyList<Matter> matters)
    {
        _starts = new int[matters.Count + 1];
        for (int i = 0; i < matters.Count; i++) _starts[i + 1] = _starts[i] + matters[i].Name.Length;
        _text = new char[_starts[^1]];
        for (int i = 0; i < matters.Count; i++) FoldedText.Of(matters[i].Name).CopyTo(_text.AsSpan(_starts[i]));
    }

    public int Count => _starts.Length - 1;

    public long Bytes => (_text.Length * 2L) + (_starts.Length * 4L);

    public ReadOnlySpan<char> this[int number] => _text.AsSpan(_starts[number], _starts[number + 1] - _starts[number]);
}
