using Lambda.Runtime;
using Lambda.Runtime.Generated;
using Lambda.Runtime.Model.Tests;
using Lambda.Runtime.Model.Tests.Batches;
using Lambda.Runtime.Model.Tests.Queues;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// Tests of killed processes start this program again, as a function.
if (Journal.Current is not null || QueueJournal.IsFunction)
    return LambdaHost.Run(LambdaHandlers.All);

// As the entry point that xunit generates: a test platform that runs this program passes one of these options.
return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
