namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>The four CSV files a catalogue is read from, each with its column names in the first line.</summary>
/// <param name="Matters">The list of matters: no, name, department, authority, basis, source, kind, base_code, implementation_code.</param>
/// <param name="Guides">The guides (办事指南).</param>
/// <param name="Materials">The materials of the guides.</param>
/// <param name="Steps">The steps of the guides.</param>
public sealed record CatalogueSources(TextReader Matters, TextReader Guides, TextReader Materials, TextReader Steps);

/// <summary>A file to import: CSV (UTF-8 or GB 18030), a JSON array of objects, or an Excel workbook (xlsx); which of them its first bytes tell.</summary>
/// <param name="Name">Its name for reports, for example <c>matters.xlsx</c>.</param>
/// <param name="Content">Its bytes, read to their end; the caller closes it.</param>
public sealed record ImportFile(string Name, Stream Content);

/// <summary>The four files a catalogue is read from; the columns are those of <see cref="CatalogueSources"/>.</summary>
/// <param name="Matters">The list of matters; in a workbook the sheet <c>matters</c>, or the only one.</param>
/// <param name="Guides">The guides; the sheet <c>guides</c>, or the only one.</param>
/// <param name="Materials">The materials of the guides; the sheet <c>guide-materials</c>, or the only one.</param>
/// <param name="Steps">The steps of the guides; the sheet <c>guide-steps</c>, or the only one.</param>
public sealed record ImportFiles(ImportFile Matters, ImportFile Guides, ImportFile Materials, ImportFile Steps);

/// <summary>How much an import takes in; more is refused before it is read.</summary>
public sealed record ImportLimits
{
    /// <summary>The limits unless others are given.</summary>
    public static ImportLimits Usual { get; } = new();

    /// <summary>The most bytes of a file, or characters of a text: 64 MiB.</summary>
    public int FileLength { get; init; } = 64 << 20;

    /// <summary>The most bytes that a workbook may have when it is unpacked, counted while unpacking: 256 MiB.</summary>
    public int UnpackedLength { get; init; } = 256 << 20;

    /// <summary>The most parts of a workbook.</summary>
    public int Parts { get; init; } = 1_000;

    /// <summary>The most rows of a file.</summary>
    public int Rows { get; init; } = 1_000_000;
}

/// <summary>How far an import has come.</summary>
/// <param name="File">The file that is being read.</param>
/// <param name="Number">Its number, 1 to 4.</param>
/// <param name="Rows">How many of its rows are read.</param>
public sealed record ImportProgress(string File, int Number, int Rows);
