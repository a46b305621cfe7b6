namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes for attributes of Amazon's packages.</summary>
public sealed class OtherLibraryFixTests
{
    [Fact]
    public Task AmazonFunction_BecomesHandler() => FixTest.Verify(
        "LAMBDA071",
        """
        using Amazon.Lambda.Annotations;

        public static class Functions
        {
            /// <summary>Runs.</summary>
            [LambdaFunction]
            public static void Run() { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class LambdaFunctionAttribute : System.Attribute;

            internal sealed class LambdaStartupAttribute : System.Attribute;

            internal sealed class HttpApiAttribute : System.Attribute;
        }

        namespace Amazon.Lambda.Core
        {
            internal sealed class LambdaSerializerAttribute(System.Type type) : System.Attribute
            {
                public System.Type Type => type;
            }
        }
        """,
        """
        using Amazon.Lambda.Annotations;

        public static class Functions
        {
            /// <summary>Runs.</summary>
            [LambdaHandler]
            public static void Run() { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class LambdaFunctionAttribute : System.Attribute;

            internal sealed class LambdaStartupAttribute : System.Attribute;

            internal sealed class HttpApiAttribute : System.Attribute;
        }

        namespace Amazon.Lambda.Core
        {
            internal sealed class LambdaSerializerAttribute(System.Type type) : System.Attribute
            {
                public System.Type Type => type;
            }
        }
        """,
        "Use [LambdaHandler] of Lambda.Runtime");

    [Fact]
    public Task AmazonStartup_BecomesOurs() => FixTest.Verify(
        "LAMBDA071",
        """
        [Amazon.Lambda.Annotations.LambdaStartup]
        public static class Startup
        {
            public static void Initialize() { }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run() { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class LambdaFunctionAttribute : System.Attribute;

            internal sealed class LambdaStartupAttribute : System.Attribute;

            internal sealed class HttpApiAttribute : System.Attribute;
        }

        namespace Amazon.Lambda.Core
        {
            internal sealed class LambdaSerializerAttribute(System.Type type) : System.Attribute
            {
                public System.Type Type => type;
            }
        }
        """,
        """
        [LambdaStartup]
        public static class Startup
        {
            public static void Initialize() { }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run() { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class LambdaFunctionAttribute : System.Attribute;

            internal sealed class LambdaStartupAttribute : System.Attribute;

            internal sealed class HttpApiAttribute : System.Attribute;
        }

        namespace Amazon.Lambda.Core
        {
            internal sealed class LambdaSerializerAttribute(System.Type type) : System.Attribute
            {
                public System.Type Type => type;
            }
        }
        """,
        "Use [LambdaStartup] of Lambda.Runtime");

    [Fact]
    public Task Serializer_IsRemoved() => FixTest.Verify(
        "LAMBDA071",
        """
        using Amazon.Lambda.Core;

        [assembly: LambdaSerializer(typeof(int))]

        public static class Functions
        {
            [LambdaHandler]
            public static void Run() { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class LambdaFunctionAttribute : System.Attribute;

            internal sealed class LambdaStartupAttribute : System.Attribute;

            internal sealed class HttpApiAttribute : System.Attribute;
        }

        namespace Amazon.Lambda.Core
        {
            internal sealed class LambdaSerializerAttribute(System.Type type) : System.Attribute
            {
                public System.Type Type => type;
            }
        }
        """,
        """
        using Amazon.Lambda.Core;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run() { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class LambdaFunctionAttribute : System.Attribute;

            internal sealed class LambdaStartupAttribute : System.Attribute;

            internal sealed class HttpApiAttribute : System.Attribute;
        }

        namespace Amazon.Lambda.Core
        {
            internal sealed class LambdaSerializerAttribute(System.Type type) : System.Attribute
            {
                public System.Type Type => type;
            }
        }
        """,
        "Remove [LambdaSerializer]");

    [Fact]
    public Task TriggerBesideTheHandler_IsRemoved() => FixTest.Verify(
        "LAMBDA071",
        """
        using Amazon.Lambda.Annotations;

        public static class Functions
        {
            [LambdaHandler, HttpApi]
            public static void Run() { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class LambdaFunctionAttribute : System.Attribute;

            internal sealed class LambdaStartupAttribute : System.Attribute;

            internal sealed class HttpApiAttribute : System.Attribute;
        }

        namespace Amazon.Lambda.Core
        {
            internal sealed class LambdaSerializerAttribute(System.Type type) : System.Attribute
            {
                public System.Type Type => type;
            }
        }
        """,
        """
        using Amazon.Lambda.Annotations;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run() { }
        }

        namespace Amazon.Lambda.Annotations
        {
            internal sealed class LambdaFunctionAttribute : System.Attribute;

            internal sealed class LambdaStartupAttribute : System.Attribute;

            internal sealed class HttpApiAttribute : System.Attribute;
        }

        namespace Amazon.Lambda.Core
        {
            internal sealed class LambdaSerializerAttribute(System.Type type) : System.Attribute
            {
                public System.Type Type => type;
            }
        }
        """,
        "Remove [HttpApi]");
}
