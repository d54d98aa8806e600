using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Zhaoqing.GovServices.Catalogue.Rounds;

/// <summary>Lucene.NET with its CJK analyzer, in memory: the pairs of neighbouring characters of a word must stand in a row.</summary>
internal sealed class LuceneNames : IDisposable
{
    private readonly CJKAnalyzer _analyzer = new(LuceneVersion.LUCENE_48);
    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public LuceneNames(CatalogueEdition edition)
    {
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer)))
        {
            foreach (var matter in edition.Matters) writer.AddDocument([new TextField("name", Folding.Of(matter.Name), Field.Store.NO)]);
            writer.ForceMerge(1);
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader);
    }

    public int Count(string text)
    {
        var all = new BooleanQuery();
        foreach (string word in Folding.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var phrase = new PhraseQuery();
            using var stream = _analyzer.GetTokenStream("name", word);
            var term = stream.AddAttribute<ICharTermAttribute>();
            var place = stream.AddAttribute<IPositionIncrementAttribute>();
            stream.Reset();
            for (int at = -1; stream.IncrementToken();)
            {
                at += place.PositionIncrement;
                phrase.Add(new Term("name", term.ToString()), at);
            }

            stream.End();
            all.Add(phrase, Occur.MUST);
        }

        return _searcher.Search(all, 20).TotalHits;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
        _analyzer.Dispose();
    }
}
