namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Matters in the order of their folded codes; the codes themselves are not kept a second time.</summary>
internal sealed class CodeOrder
{
    private readonly Matter[] _matters;
    private readonly int[] _numbers;

    public CodeOrder(Matter[] matters)
    {
        _matters = matters;
        string[] codes = Array.ConvertAll(matters, matter => FoldedText.Of(matter.Code.ToString()));
        _numbers = [.. Enumerable.Range(0, matters.Length)];
        Array.Sort(codes, _numbers, StringComparer.Ordinal);
    }

    /// <summary>The numbers of the matters whose folded code is this text: codes that differ in case alone are different codes.</summary>
    public int[] Find(string folded)
    {
        if (folded.Length is 0 or > MatterCode.MaxLength || folded[0] > '~') return [];
        int from = FirstNotBefore(folded), to = from;
        while (to < _numbers.Length && Compare(_matters[_numbers[to]], folded) == 0) to++;
        return _numbers[from..to];
    }

    private int FirstNotBefore(string folded)
    {
        int low = 0, high = _numbers.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (Compare(_matters[_numbers[middle]], folded) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int Compare(Matter matter, string folded)
    {
        string code = matter.Code.ToString();
        for (int i = 0; i < code.Length && i < folded.Length; i++)
        {
            int order = FoldedText.Of(code[i]).CompareTo(folded[i]);
            if (order != 0) return order;
        }

        return code.Length.CompareTo(folded.Length);
    }
}
