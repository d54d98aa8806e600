using System.Globalization;
using Zhaoqing.GovServices.Catalogue.Rounds;

// Each command runs its contenders one after the other, round by round.
return args switch
{
    ["search", var rounds] => SearchRounds.Run(Number(rounds)),
    ["files", var lists, var rounds] => FileRounds.Run(Number(lists), Number(rounds)),
    ["compare", var matters, var rounds] => CompareRounds.Run(Number(matters), Number(rounds)),
    ["import", var rows, var rounds] => ImportRounds.Run(Number(rows), Number(rounds)),
    _ => 2,
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
