using System.Collections.Immutable;
using System.Text;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>Reads a file in whatever of its formats it comes.</summary>
internal static class SourceFile
{
    /// <summary>The rows of a file.</summary>
    /// <param name="run">The reading.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="sheet">The sheet in a workbook with several.</param>
    /// <param name="columns">The columns it must have.</param>
    public static OneOf<Refusal, ImmutableArray<SourceRow>> Read(ImportRun run, Stream content, string sheet, ImmutableArray<string> columns)
    {
        if (Bounded(run, content).TryPickT0(out var refusal, out byte[]? bytes)) return refusal;
        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8)) return ExcelTable.Read(run, bytes, sheet, columns);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0])) return ImportRefusals.Format(run.File, "是旧式或加密的Excel文件");
        if (TextEncodings.Decode(run.File, bytes).TryPickT0(out refusal, out string? text)) return refusal;
        return text.AsSpan().TrimStart('\ufeff').TrimStart() is ['[' or '{', ..]
            ? JsonTable.Read(run, Encoding.UTF8.GetBytes(text), columns)
            : CsvTable.Read(run, text, columns);
    }

    /// <summary>All bytes, unless there are more than the limit; no more than that is ever read.</summary>
    private static OneOf<Refusal, byte[]> Bounded(ImportRun run, Stream content)
    {
        using var all = new MemoryStream();
        byte[] piece = new byte[1 << 16];
        for (int read; (read = content.Read(piece, 0, piece.Length)) > 0;)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            if (all.Length + read > run.Limits.FileLength) return ImportRefusals.TooLarge(run.File, $"超过{run.Limits.FileLength}字节的上限");
            all.Write(piece, 0, read);
        }

        return all.ToArray();
    }
}
