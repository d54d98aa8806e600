namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The values of a part by the place of the element: an array of its own, or a block among the texts of a file, of which a text is made when it is asked for.</summary>
internal readonly struct ElementValues
{
    private readonly string?[]? _own;
    private readonly ElementTexts? _texts;
    private readonly int _first;

    public ElementValues(string?[] own) => _own = own;

    public ElementValues(ElementTexts texts, int first) => (_texts, _first) = (texts, first);

    public string? this[int place] => _own is null ? _texts![_first + place] : _own[place];

    /// <summary>The values with one of them set.</summary>
    public ElementValues With(int count, int place, string? value)
    {
        string?[] values = new string?[count];
        for (int i = 0; i < count; i++) values[i] = i == place ? value : this[i];
        return new ElementValues(values);
    }
}
