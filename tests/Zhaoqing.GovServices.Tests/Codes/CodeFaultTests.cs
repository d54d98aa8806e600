namespace Zhaoqing.GovServices.Tests.Codes;

public class CodeFaultTests
{
    [Fact]
    public void Every_kind_has_a_code_of_its_own()
    {
        var codes = Enum.GetValues<CodeFaultKind>().Select(kind => new CodeFault(kind, Position: null, "有误").Code).ToList();
        Assert.Distinct(codes);
        Assert.All(codes, code => Assert.Matches("^identifiers(\\.)[a-z]+(-[a-z]+)*$", code));
        Assert.Throws<InvalidOperationException>(() => new CodeFault((CodeFaultKind)99, Position: null, "有误").Code);
    }
}
