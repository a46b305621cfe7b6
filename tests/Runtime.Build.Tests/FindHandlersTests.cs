namespace Lambda.Runtime.Build.Tests
{
    public sealed class FindHandlersTests
    {
        [Fact]
        public void AssemblyWithTheGeneratedClass_HasHandlers() => Assert.True(Find(typeof(FindHandlersTests).Assembly.Location));

        [Fact]
        public void AssemblyWithoutIt_HasNone() => Assert.False(Find(typeof(FindHandlers).Assembly.Location));

        [Fact]
        public void FileThatIsMissingOrNoAssembly_HasNone()
        {
            Assert.False(Find(Path.Combine(AppContext.BaseDirectory, "none.dll")));
            Assert.False(Find(Path.ChangeExtension(typeof(FindHandlersTests).Assembly.Location, ".runtimeconfig.json")));
        }

        private static bool Find(string assembly)
        {
            var task = new FindHandlers { Assembly = assembly, BuildEngine = new RecordingBuildEngine() };
            Assert.True(task.Execute());
            return task.Found;
        }
    }
}

namespace Lambda.Runtime.Generated
{
    /// <summary>What the generator leaves in a function.</summary>
    internal static class LambdaHandlers;
}
