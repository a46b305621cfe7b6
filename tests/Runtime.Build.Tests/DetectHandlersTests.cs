namespace Lambda.Runtime.Build.Tests
{
    public sealed class DetectHandlersTests
    {
        [Fact]
        public void AssemblyWithTheGeneratedClass_HasHandlers() => Assert.True(Find(typeof(DetectHandlersTests).Assembly.Location));

        [Fact]
        public void AssemblyWithoutIt_HasNone() => Assert.False(Find(typeof(DetectHandlers).Assembly.Location));

        [Fact]
        public void FileThatIsMissingOrNoAssembly_HasNone()
        {
            Assert.False(Find(Path.Combine(AppContext.BaseDirectory, "none.dll")));
            Assert.False(Find(Path.ChangeExtension(typeof(DetectHandlersTests).Assembly.Location, ".runtimeconfig.json")));
        }

        private static bool Find(string assembly)
        {
            var task = new DetectHandlers { Assembly = assembly, BuildEngine = new RecordingBuildEngine() };
            Assert.True(task.Execute());
            return task.Found;
        }
    }
}

namespace Lambda.Runtime.Generated
{
    /// <summary>The type that the generator adds to a function.</summary>
    internal static class LambdaHandlers;
}
