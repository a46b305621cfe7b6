namespace Lambda.Runtime.Layer;

internal static class Program
{
    private static int Main() => LambdaHost.Run(new LayerHandler());
}
