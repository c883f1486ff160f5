public class One { public static void main(String[] a) throws Exception {
  var b = new ScanBench(a[0]);
  if (a[3].equals("first")) b.firstCall(); else if (a[3].equals("keep")) b.alone(Integer.parseInt(a[1])); else b.together(Integer.parseInt(a[1]), Integer.parseInt(a[2])); System.exit(0);
}}
