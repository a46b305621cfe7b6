using Lambda.Runtime.Local.Tests;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// Tests of child processes start this program again, as a function.
if (TestFunctionProcess.Mode is { } mode)
    return TestFunctionProcess.Run(mode);

// As the entry point that xunit generates: a test platform that runs this program passes one of these options.
return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
