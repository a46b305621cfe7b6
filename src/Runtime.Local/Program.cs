using Lambda.Runtime.Local;
using Lambda.Runtime.Local.Measuring;
using Lambda.Runtime.Local.Running;

switch (args)
{
    case ["run", .. string[] rest]:
        return await RunCommand.RunAsync(rest);
    case ["measure", .. string[] rest]:
        return await MeasureCommand.RunAsync(rest);
    default:
        Console.Error.WriteLine($"'{string.Join(' ', args)}' begins with no command of this program, which are run and measure.\n{MeasureArguments.Usage}");
        return 2;
}
