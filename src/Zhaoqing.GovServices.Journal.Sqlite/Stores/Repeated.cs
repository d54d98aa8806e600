using System.Text;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>A value that is the same in many rows that follow each other, made from its bytes only when it changes.</summary>
internal sealed class Repeated<T>(Func<string, T> make)
{
    private byte[] _utf8 = [];
    private T? _value;

    internal T Of(ReadOnlySpan<byte> utf8)
    {
        if (_value is not null && utf8.SequenceEqual(_utf8)) return _value;
        _value = make(Encoding.UTF8.GetString(utf8));
        _utf8 = utf8.ToArray();
        return _value;
    }
}
