namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>The four CSV files a catalogue is read from, each with its column names in the first line.</summary>
/// <param name="Matters">The list of matters: no, name, department, authority, basis, source, kind, base_code, implementation_code.</param>
/// <param name="Guides">The guides (办事指南).</param>
/// <param name="Materials">The materials of the guides.</param>
/// <param name="Steps">The steps of the guides.</param>
public sealed record CatalogueSources(TextReader Matters, TextReader Guides, TextReader Materials, TextReader Steps);
