using System.Globalization;
using Zhaoqing.GovServices.Catalogue.Rounds;

// 'search <rounds>': every query of every contender, one after the other, round by round.
return args is ["search", var rounds] ? SearchRounds.Run(int.Parse(rounds, CultureInfo.InvariantCulture)) : 2;
