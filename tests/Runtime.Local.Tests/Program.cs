using Lambda.Runtime.Local.Tests;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// Tests of functions in processes start this program again, as a function.
if (TestFunctionProcess.Mode is { } mode)
    return TestFunctionProcess.Run(mode);

// As xunit's own entry point: a test platform that drives this program says so.
return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
