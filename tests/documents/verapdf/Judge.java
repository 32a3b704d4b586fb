// Asks the veraPDF engine: java -cp … Judge.java PROFILE,PROFILE FILE…
// One line for each file and profile, PASS or FAIL, and below a FAIL each rule that was broken.

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class Judge {
  public static void main(String[] args) throws Exception {
    Logger.getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    for (int file = 1; file < args.length; file++) {
      for (String flavour : args[0].split(",")) {
        judge(args[file], PDFAFlavour.byFlavourId(flavour));
      }
    }
  }

  private static void judge(String file, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(profile(flavour), false)) {
      ValidationResult result = validator.validate(parser);
      String verdict = result.isCompliant() ? "PASS" : "FAIL";
      System.out.println(verdict + " " + flavour.getId() + " " + file);
      Map<String, String> broken = new TreeMap<>();
      for (TestAssertion check : result.getTestAssertions()) {
        if (check.getStatus() == TestAssertion.Status.FAILED) {
          String rule = check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber();
          broken.putIfAbsent(rule, check.getMessage());
        }
      }
      broken.forEach((rule, message) -> System.out.println("  " + rule + " " + message));
    }
  }

  // The profiles lie in the jar, but its own directory of them names only some.
  private static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
    String id = flavour.getId().toUpperCase();
    String name = id.startsWith("UA") ? "PDFUA-" + id.substring(2) : "PDFA-" + id;
    String path = "/org/verapdf/pdfa/validation/" + name + ".xml";
    try (InputStream xml = Judge.class.getResourceAsStream(path)) {
      return Profiles.profileFromXml(xml);
    }
  }
}
