using Zhaoqing.GovServices.Hotline.Tests.Kills;

// The assembly is also the program that the kill test starts and kills.
return await DeskProgram.RunAsync(args);
